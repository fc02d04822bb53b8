import { expect, test } from 'vitest'
import { applyEdits, type Edit, type Trace, type TraceEvent } from '#core'
import { mapPoints } from '../../../../agents/analysis/divergence/map-points.ts'
import { divergeVersions } from '../../../../agents/analysis/divergence/versions.ts'
import { runCases, type Case } from '../../../helpers/run-cases.ts'

const TEXT = `function total(prices, rate) {
  let sum = 0
  for (const price of prices) sum += price
  if (sum > 100) return sum * rate
  return sum
}`
const CASES: readonly Case[] = [
  ['total([10, 20], 0.5)', 30],
  ['total([80, 40], 0.5)', 60],
]

function replaced(what: string, by: string): Edit {
  const start = TEXT.indexOf(what)
  return { start, end: start + what.length, replacement: [by] }
}

function compare(edits: readonly Edit[], known = true) {
  const before = runCases(TEXT, CASES).trace
  const after = runCases(applyEdits(TEXT, edits), CASES).trace
  return { before, after, departures: divergeVersions(before, after, known ? edits : null) }
}

const seen = ({ points }: Trace, event: TraceEvent | null) =>
  event === null ? null : `${points[event.point]!.label} = ${event.value?.text}`

test('the first value that a candidate changed, test by test', () => {
  const { before, after, departures } = compare([replaced('sum = 0', 'sum = 90')])
  expect(departures.map(({ test: id, departs }) => [id, departs])).toEqual([
    ['t0', 'value'],
    ['t1', 'value'],
  ])
  expect(seen(before, departures[0]!.before)).toBe('sum = 0')
  expect(seen(after, departures[0]!.after)).toBe('sum = 90')
})

test('a way that only the candidate takes; tests that it leaves alone are left out', () => {
  for (const known of [true, false]) {
    const { after, departures } = compare([replaced('return sum * rate', 'sum *= rate')], known)
    expect(departures).toHaveLength(1)
    expect(departures[0]).toMatchObject({ test: 't1', departs: 'path', before: null })
    expect(seen(after, departures[0]!.after)).toBe('sum = 60')
  }
})

test('points are mapped to where the edits moved them; an edit around a point takes it away', () => {
  const edits = [replaced('let sum = 0', 'let sum =   0'), replaced('sum * rate', 'rate')]
  const { before, after } = compare(edits)
  const points = mapPoints(before.points, after.points, edits)
  const texts = applyEdits(TEXT, edits)
  for (const [from, to] of points) {
    const [old, now] = [before.points[from]!, after.points[to]!]
    expect(now.kind).toBe(old.kind)
    const isAround = edits.some(({ start, end }) => old.span.start <= start && end <= old.span.end)
    if (!isAround) expect(texts.slice(now.span.start, now.span.end)).toBe(TEXT.slice(old.span.start, old.span.end))
  }
  const inside = before.points.find(({ label, kind, line }) => label === 'sum' && kind === 'expression' && line === 4)
  expect(inside).toBeDefined()
  expect(before.points.filter(({ id }) => !points.has(id)).map(({ label }) => label)).toContain('rate')
})

test('the same program departs nowhere', () => {
  expect(compare([]).departures).toEqual([])
  expect(compare([], false).departures).toEqual([])
})
