import { describe, expect, test } from 'vitest'
import type { TestResult } from '#core'
import { localizeFault, unlocalizedFault } from '../../../agents/analysis/localize.ts'
import { instrument } from '../../../probes/instrument.ts'
import { PROBE_PARAMETERS } from '../../../probes/runtime/probe-parameters.ts'
import { PROBE_KINDS, QUICK_ANALYSIS } from '#core'
import { parseSource } from '../../../probes/parse.ts'
import { parsed, planOf, recording } from '../../helpers/observe.ts'

/** Runs a program with probes against calls and what they should give, one test each. */
function localize(text: string, cases: readonly (readonly [call: string, expected: unknown])[]) {
  const source = parsed(text)
  const { text: probed, points } = instrument(source, planOf(PROBE_KINDS))
  const recorder = recording(
    points,
    cases.map((_, i) => `t${i}`),
  )
  const probes = PROBE_PARAMETERS.map((name) => recorder.probe[name])
  const baseline = cases.map(([call, expected], i): TestResult => {
    recorder.beginTest(i)
    const common = { id: `t${i}`, name: call, line: 1 }
    try {
      const actual: unknown = new Function(...PROBE_PARAMETERS, `${probed}\n;return (${call})`)(...probes)
      if (Object.is(actual, expected)) return { ...common, status: 'passed' }
      return { ...common, status: 'failed', failure: { kind: 'assertion', errorName: 'AssertionError', message: 'differs' } }
    } catch (error) {
      return { ...common, status: 'failed', failure: { kind: 'error', errorName: (error as Error).name, message: '' } }
    } finally {
      recorder.endTest()
    }
  })
  const trace = recorder.decode()
  const task = { id: 'task', source, tests: { path: 'tests.js', text: cases.map(([call]) => call).join('\n') } }
  const report = localizeFault({ task, source, baseline, trace, parse: parseSource }, QUICK_ANALYSIS)
  return { report, trace, baseline, source }
}

describe('localizeFault', () => {
  test('names the statement that only the failing tests ran, with what was seen there', () => {
    const text = `function sign(n) {
  if (n < 0) {
    return 1
  }
  return n === 0 ? 0 : 1
}`
    const { report, trace } = localize(text, [
      ['sign(3)', 1],
      ['sign(0)', 0],
      ['sign(-2)', -1],
    ])
    expect(report.suspects.slice(0, 2)).toMatchObject([
      { line: 3, score: 1, failing: 1, passing: 0, functionName: 'sign', text: 'return 1', kind: 'return' },
      { line: 2, score: 1, failing: 1, passing: 0, functionName: 'sign', text: 'n < 0', kind: 'branch' },
    ])
    expect(report.suspects.map(({ line }) => line)).not.toContain(5)
    expect(report.evidence.map(({ test: id, line, label, value }) => [id, line, label, value])).toEqual([
      ['t2', 1, 'sign(n)', '[-2]'],
      ['t2', 2, 'n < 0', 'true'],
      ['t2', 3, '1', '1'],
    ])
    for (const { event, value } of report.evidence) expect(trace.events[event]!.value!.text).toBe(value)
    expect(report.failures.map(({ name }) => name)).toEqual(['sign(-2)'])
    expect(report.notEstablished).toEqual([])
  })

  test('sees into a line: an operand and a falsy condition that only failing tests reach', () => {
    const operand = localize('const f = (a, b) => a > 1 && b.length > 2', [
      ['f(1)', false],
      ['f(0)', false],
      ['f(2, [1, 2])', true],
    ])
    expect(operand.report.suspects[0]).toMatchObject({ text: 'b.length > 2', kind: 'operand', score: 1 })
    const condition = localize('function f(x) { let y = 1\n if (x)\n y = 2\n return y }', [
      ['f(1)', 2],
      ['f(2)', 2],
      ['f(0)', 0],
    ])
    expect(condition.report.suspects[0]).toMatchObject({ text: 'x', line: 2, score: 1 })
  })

  test('expressions give way to their equally suspicious statement, and what holds statements to what it holds', () => {
    const { report } = localize(
      'function f(xs) {\n  const g = () => { return 1 }\n  for (const x of xs) if (x > 1) return x || g()\n  return g()\n}',
      [
        ['f([0])', 1],
        ['f([2])', 3],
      ],
    )
    expect(report.suspects[0]).toMatchObject({ text: 'return x || g()', score: 1 })
    expect(report.suspects.map(({ text }) => text)).not.toContain('x || g()')
    expect(report.suspects.every(({ text }) => !text.startsWith('function'))).toBe(true)
  })

  test('shows each suspect in a failing test that ran it', () => {
    const text = 'function sum(xs) { let t = 0; for (const x of xs) t -= x; return t }\nfunction abs(x) { return x > 0 ? x : +x }'
    const { report } = localize(text, [
      ['sum([])', 0],
      ['sum([4])', 4],
      ['abs(2)', 2],
      ['abs(-3)', 3],
    ])
    const cited = report.evidence.map(({ test: id, label, value }) => `${id} ${label} = ${value}`)
    expect(cited).toEqual(expect.arrayContaining(['t1 sum(xs) = [[4]]', 't1 t = -4', 't3 abs(x) = [-3]', 't3 x > 0 = false']))
    expect(cited.length).toBeLessThanOrEqual(8)
  })

  test('says what could not be established', () => {
    const nothingPasses = localize('function f(x) { if (x) null.y; return x }', [
      ['f(1)', 2],
      ['f(0)', 2],
    ])
    expect(nothingPasses.report.notEstablished).toEqual([
      'no test passes, so all that the failing tests run is equally suspicious',
      'the failures differ (TypeError, AssertionError) and may have several causes',
    ])
    const withoutTrace = unlocalizedFault(nothingPasses.baseline, QUICK_ANALYSIS, null)
    expect(withoutTrace).toMatchObject({ suspects: [], evidence: [] })
    expect(withoutTrace.failures).toHaveLength(2)
    expect(withoutTrace.notEstablished).toEqual(['no suspects: there is no trace of a run with probes'])
    expect(localize('function f() { return 1 }', [['g()', 1]]).report.notEstablished[0]).toBe(
      'no suspects: no failing test ran an observed place of the program',
    )
  })

  test('the same run gives the same report', () => {
    const program = 'function f(n) { let s = 0; for (let i = 0; i <= n; i++) s += i % 2 ? i : 0; return s }'
    const cases = [
      ['f(1)', 0],
      ['f(2)', 1],
      ['f(5)', 4],
    ] as const
    expect(localize(program, cases).report).toEqual(localize(program, cases).report)
  })
})
