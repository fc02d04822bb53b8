import { expect, test } from 'vitest'
import type { TestSpectrum, TraceEvent } from '#core'
import { spendBudget } from '../../../probes/trace/spend-budget.ts'

/** `count` events of each point in each test. */
function visits(tests: readonly string[], points: number, count: number): TraceEvent[] {
  const all = tests.flatMap((test) =>
    Array.from({ length: count * points }, (_, i) => ({ test, point: i % points, visit: Math.floor(i / points) + 1 })),
  )
  return all.map((place, index) => ({ ...place, index, call: 1, value: { type: 'number', text: '1' } }))
}

function spectrum(test: string, points: readonly number[]): TestSpectrum {
  return { test, counts: points.map((point) => [point, 1] as const) }
}

const seen = (events: readonly TraceEvent[]) => events.map(({ test, point, visit }) => `${test}:${point}:${visit}`)
const room = (events: number) => events * 115

test('what fits stays as it is', () => {
  const events = visits(['a'], 2, 3)
  expect(spendBudget(events, [], new Set(), room(100))).toBe(events)
})

test('of each point the first and the last stay, the failing test before the passing one', () => {
  const events = visits(['bad', 'good'], 1, 10)
  expect(seen(spendBudget(events, [], new Set(['bad']), room(4)))).toEqual(['bad:0:1', 'bad:0:2', 'bad:0:9', 'bad:0:10'])
})

test('points that mostly failing tests ran come before others', () => {
  const events = visits(['bad'], 2, 10)
  const spectra = [spectrum('bad', [0, 1]), spectrum('good', [0])]
  expect(seen(spendBudget(events, spectra, new Set(['bad']), room(2)))).toEqual(['bad:1:1', 'bad:1:10'])
})

test('an anomalous event is never dropped', () => {
  const events = visits(['good'], 1, 50).map((event) => (event.visit === 25 ? { ...event, anomalous: true as const } : event))
  expect(seen(spendBudget(events, [], new Set(), 0))).toEqual(['good:0:25'])
})

test('the order of events stays', () => {
  const kept = spendBudget(visits(['bad', 'good'], 3, 20), [], new Set(['bad']), room(40))
  expect(kept.length).toBe(40)
  expect(kept.map(({ index }) => index)).toEqual(kept.map(({ index }) => index).sort((a, b) => a - b))
})

test('a short test is kept whole rather than pieces of a long one', () => {
  const events = [...visits(['long'], 30, 1), ...visits(['short'], 5, 1)].map((event, index) => ({ ...event, index }))
  const kept = spendBudget(events, [], new Set(['long', 'short']), room(5))
  expect(new Set(kept.map(({ test: id }) => id))).toEqual(new Set(['short']))
})
