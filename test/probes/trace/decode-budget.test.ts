import { describe, expect, test } from 'vitest'
import type { TestResult } from '#core'
import { record, upTo } from '../../helpers/record.ts'

const passed = (id: string): TestResult => ({ id, name: id, line: 1, status: 'passed' })
const failed = (id: string): TestResult => {
  return { id, name: id, line: 1, status: 'failed', failure: { kind: 'assertion', errorName: 'AssertionError', message: '' } }
}

/** Each test sees sixteen texts, at a point of its own. */
function traceOf(results: readonly TestResult[], budget: number) {
  const tests = ['a', 'b', 'c']
  const { probe, beginTest, endTest, decode } = record({ kinds: ['operand', 'operand', 'operand'], tests, results })
  for (const index of upTo(tests.length)) {
    beginTest(index)
    for (const i of upTo(16)) probe.$tm_v(index, `value ${i}`)
    endTest()
  }
  return decode(budget)
}

describe('a trace beyond its budget', () => {
  const whole = { a: 16, b: 16, c: 16 }
  test.each([
    { what: 'all, where there is room', results: [passed('a'), failed('b'), passed('c')], budget: 1e6, kept: whole },
    {
      what: 'failing tests before passing ones',
      results: [passed('a'), failed('b'), passed('c')],
      budget: 2500,
      kept: { b: 16 },
    },
    { what: 'a test without a result is a failing one', results: [passed('a'), passed('b')], budget: 2500, kept: { c: 16 } },
    { what: 'all alike where none failed', results: ['a', 'b', 'c'].map(passed), budget: 3000, kept: { a: 8, b: 8, c: 8 } },
  ])('$what', ({ results, budget, kept }) => {
    const { events, dropped } = traceOf(results, budget)
    const counts = Map.groupBy(events, ({ test }) => test)
    const most = Object.entries(kept)
    for (const [id, count] of most) expect(counts.get(id)!.length, id).toBeGreaterThanOrEqual(count - 1)
    if (most.length === 1) expect(events.filter(({ test }) => test !== most[0]![0]).length).toBeLessThan(8)
    expect(events.map(({ index }) => index)).toEqual(upTo(events.length))
    expect(dropped).toBe(48 - events.length)
  })
})

test('folds follow the events that they stand after', () => {
  const { probe, decode } = record({ kinds: ['operand', 'loop', 'operand', 'operand'], keep: { first: 16, last: 0 } })
  for (const i of upTo(16)) probe.$tm_v(0, `before the loop ${i}`)
  for (const _ of upTo(10)) {
    probe.$tm_l(1)
    probe.$tm_v(2, 'same')
  }
  probe.$tm_v(3, 'after')
  const full = decode(Infinity)
  expect(full.folds).toHaveLength(1)
  expect(full.events[full.folds[0]!.after]).toMatchObject({ value: { text: '"same"' } })
  const short = decode(2400)
  expect(short.events.length).toBeLessThan(full.events.length)
  for (const { after } of short.folds) expect(short.events[after]).toMatchObject({ value: { text: '"same"' } })
  expect(short.folds).toHaveLength(1)
})
