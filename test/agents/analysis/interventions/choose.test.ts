import { describe, expect, test } from 'vitest'
import { choosePlan } from '../../../../agents/instrumentation/choose-plan.ts'
import { describeChange } from '../../../../agents/analysis/interventions/describe-change.ts'
import { chooseTrials } from '../../../../agents/analysis/interventions/choose.ts'
import { runCases, type Case } from '../../../helpers/run-cases.ts'
import { DEFAULT_ANALYSIS, KINDS_OF, PROBE_KINDS } from '#core'

/** What would be tried, as a reader is told: at which text, and what it is made. */
function trials(text: string, cases: readonly Case[]) {
  const observed = runCases(text, cases)
  const { trace, source } = observed
  return chooseTrials(observed, []).map(({ site, visit, change, weight }) => {
    const words = describeChange(change, site, trace.points, source)
    return { at: site.point.label, words: visit === null ? words : `${words} at visit ${visit}`, weight }
  })
}

const wordsAt = (list: ReturnType<typeof trials>, label: string) =>
  list.filter(({ at }) => at === label).map(({ words }) => words)

describe('what is tried', () => {
  test('fits the operands: other operators, one alone, swapped, a literal one off', () => {
    const list = trials('function f(a, b) { return a < b - 1 }', [['f(2, 3)', true]])
    expect(wordsAt(list, 'b - 1')).toEqual(expect.arrayContaining(['`b + 1`', '`1 - b`', 'what `b` was', '1 more']))
    expect(wordsAt(list, 'b - 1')).not.toContain('`b < 1`')
    expect(wordsAt(list, '1')).toEqual(expect.arrayContaining(['1 more', '1 less']))
  })

  test('fits the values that were seen', () => {
    const texts = wordsAt(trials('function f(s) { return [s][0] }', [['f("Ab")', 'ab']]), '[s][0]')
    expect(texts).toEqual(expect.arrayContaining(['in lower case', 'reversed', '""']))
    expect(texts).not.toContain('its absolute value')
    const numbers = wordsAt(trials('function f(n) { return Math.abs(n) }', [['f(1.5)', 1]]), 'Math.abs(n)')
    expect(numbers).toEqual(expect.arrayContaining(['rounded down', '1 less', 'its negative', '0']))
    expect(numbers).not.toContain('reversed')
    const whole = wordsAt(trials('function f(n) { return Math.abs(n) }', [['f(1)', 2]]), 'Math.abs(n)')
    expect(whole).toEqual(expect.arrayContaining(['1 less', '0']))
    expect(whole.filter((words) => ['rounded down', 'its absolute value', '1'].includes(words))).toEqual([])
  })

  test('conditions are turned round at all visits and at single ones, statements skipped, literals exchanged', () => {
    const text = `function f(n) {
  let s = 'none'
  for (let i = 0; i < n; i++) s = 'some'
  return s
}`
    const list = trials(text, [['f(2)', 'two']])
    expect(wordsAt(list, 'i < n')).toEqual(
      expect.arrayContaining(['the opposite', 'the opposite at visit 1', 'the opposite at visit 3', '`i <= n`']),
    )
    expect(wordsAt(list, "s = 'some'")).toContain('skipped')
    expect(wordsAt(list, 's')).toEqual(expect.arrayContaining(['"some"', '"none"']))
  })

  test('variables are exchanged for others of the same type', () => {
    const list = wordsAt(
      trials('function f(a, b, c) { const list = [a, b, c]; return list.indexOf(a) }', [['f(1, 2, "x")', 1]]),
      'a',
    )
    expect(list).toContain('what `b` was')
    expect(list).not.toContain('what `c` was')
  })
})

test('what says most comes first, every site before the last of one, and slow programs get less', () => {
  const text = 'function f(n) { let s = 0; for (let i = 0; i < n; i++) s += i % 2; return s }'
  const quick = trials(text, [['f(3)', 5]])
  expect(quick.slice(0, 10).every(({ weight }) => weight >= 0.9)).toBe(true)
  expect(new Set(quick.slice(0, 20).map(({ at }) => at)).size).toBeGreaterThan(4)
  expect(trials(text, [['f(3e6)', 5]]).length).toBeLessThan(quick.length)
})

test('literals and effects are probed only where interventions are asked for', () => {
  const { source } = runCases('const f = () => 1', [['f()', 1]])
  expect(choosePlan(source, DEFAULT_ANALYSIS).layers[0]!.kinds).toEqual(PROBE_KINDS)
  const quick = choosePlan(source, { ...DEFAULT_ANALYSIS, signals: ['spectrum'] })
  expect(quick.layers[0]!.kinds).toEqual(KINDS_OF.expression)
})
