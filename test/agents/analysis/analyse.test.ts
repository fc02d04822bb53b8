import { afterAll, describe, expect, test } from 'vitest'
import { DEFAULT_ANALYSIS, Limits, type FaultReport, type Trace } from '#core'
import { createProber, createSandbox } from '#probes'
import { checkReport } from '../../../agents/analysis/check-report.ts'
import { takeBaseline } from '../../../agents/baseline.ts'
import { observe } from '../../../agents/observe.ts'

const sandbox = createSandbox()
const prober = createProber()
afterAll(() => sandbox.close())

async function diagnosed(text: string, tests: string): Promise<{ fault: FaultReport; trace: Trace }> {
  const task = { id: 'task', source: { path: 'program.js', text }, tests: { path: 'tests.js', text: tests } }
  const opened = await sandbox.open(task, { limits: Limits.parse({}) })
  const parsed = prober.parse(task.source)
  if (opened.status !== 'ready' || parsed.status !== 'parsed') throw new Error('unusable')
  const baseline = await takeBaseline(opened.session, text, 1)
  const { fault, trace } = await observe(task, parsed.source, opened.session, baseline, {
    prober,
    seed: 1,
    analysis: DEFAULT_ANALYSIS,
  })
  await opened.session.close()
  return { fault, trace: trace! }
}

const CLOSE = `function close(numbers, least) {
  for (let i = 0; i < numbers.length; i++) {
    for (let j = i + 1; j < numbers.length; j++) {
      const distance = numbers[i] - numbers[j]
      if (distance < least) return true
    }
  }
  return false
}
`
const CLOSE_TESTS = `console.assert(close([1, 1.1], 0.5) === true)
console.assert(close([1, 2, 4], 0.5) === false)
console.assert(close([9, 5], 2) === false)
console.assert(close([1, 3], 1) === false)
`

describe('causes', () => {
  test('the place whose value is forced to the right one comes first, with what would have happened', async () => {
    const { fault, trace } = await diagnosed(CLOSE, CLOSE_TESTS)
    expect(fault.suspects[0]).toMatchObject({ line: 4 })
    expect(fault.counterfactuals[0]).toMatchObject({
      line: 4,
      label: 'distance',
      would: 'its absolute value',
      visit: null,
      was: '-1',
      fixed: ['L2', 'L4'],
      lost: [],
    })
    expect(fault.chain.map(({ line, value, leads }) => [line, value, leads])).toEqual([
      [4, '-1', 'data'],
      [5, '-1', 'data'],
      [5, 'true', 'control'],
      [5, 'true', 'failure'],
    ])
    expect(checkReport(fault, trace)).toEqual([])
  })

  test('one visit is named where it is enough, with the value it had and the one it should have had', async () => {
    const text =
      'function drop(list, at) {\n  const out = []\n  for (let i = 0; i < list.length; i++) {\n    if (i > at) out.push(list[i])\n  }\n  return out.join()\n}\n'
    const { fault, trace } = await diagnosed(
      text,
      'console.assert(drop([5, 6, 7], 2) === "7")\nconsole.assert(drop([5, 6, 7], 0) === "5,6,7")\n',
    )
    const single = fault.counterfactuals.find(({ visit }) => visit !== null)!
    expect(single).toMatchObject({ line: 4, label: 'i > at', was: 'false', would: 'true', visit: 1 })
    expect(fault.suspects[0]).toMatchObject({ line: 4 })
    expect(checkReport(fault, trace)).toEqual([])
  })

  test('what returns too early, or is done twice, is found by skipping it', async () => {
    const early =
      'function sum(list) {\n  let s = 0\n  for (const x of list) {\n    s += x\n    if (s > 2) break\n  }\n  return s\n}\n'
    const { fault } = await diagnosed(
      early,
      'console.assert(sum([1, 1]) === 2)\nconsole.assert(sum([1, 2, 3]) === 6)\nconsole.assert(sum([4, 4]) === 8)\n',
    )
    expect(fault.counterfactuals.map(({ line, would }) => [line, would])).toContainEqual([5, 'skipped'])
    expect(fault.suspects[0]).toMatchObject({ line: 5 })
  })

  test('the same seed gives the same report', async () => {
    const [first, second] = [await diagnosed(CLOSE, CLOSE_TESTS), await diagnosed(CLOSE, CLOSE_TESTS)]
    expect(second).toEqual(first)
  })

  test('what no intervention moves is not claimed', async () => {
    const { fault } = await diagnosed('function f(x) {\n  return { ...x }\n}\n', 'console.assert(f({ a: 1 }).b.c === 2)\n')
    expect(fault.counterfactuals).toEqual([])
    expect(fault.suspects[0]!.signals.intervention).toBe(0)
  })
})
