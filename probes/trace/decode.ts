import type { ProbePoint, TestId, TestSpectrum, Trace, TraceEvent, ValueSnapshot } from '#core'
import type { RecorderLayout } from '../runtime/recorder.ts'
import { VALUE_TYPES } from './layout.ts'

type Counts = Map<number, number>

/**
 * Reads a recorder's buffer, also one whose isolate was ended in the middle of a test. `tests` are the ids by index; events and counts
 * of an index without an id (a guarded statement that did not throw) are those of no test.
 *
 * What ran outside of all tests prepared them: the first such stretch (the program's load) counts for every test, and
 * the latest one since (as in `const result = solve(3)` before the assertions on it) for the tests that follow it.
 */
export function decodeTrace(
  buffer: ArrayBufferLike,
  layout: RecorderLayout,
  points: readonly ProbePoint[],
  tests: readonly (TestId | undefined)[],
): Trace {
  const header = new Uint32Array(buffer, layout.header, 8)
  const ran = stretches(buffer, layout, header)
  const events = readEvents(buffer, layout, header, tests)
  return { points, spectra: toSpectra(ran, tests), events, dropped: countValues(buffer, layout, ran) - events.length }
}

/** How many values were there to be seen. */
function countValues(buffer: ArrayBufferLike, layout: RecorderLayout, ran: readonly Stretch[]): number {
  const valued = new Uint8Array(buffer, layout.valued, layout.points)
  let values = 0
  for (const { counts } of ran) for (const [point, count] of counts) if (valued[point] === 1) values += count
  return values
}

function toSpectra(ran: readonly Stretch[], tests: readonly (TestId | undefined)[]): TestSpectrum[] {
  const spectra = new Map<TestId, Counts>()
  let load: Counts | null = null
  let latest: Counts = new Map()
  for (const { test, counts } of ran) {
    const id = tests[test]
    if (id === undefined) {
      if (load === null) load = counts
      else latest = counts
      continue
    }
    const before = spectra.get(id)
    const sum = before ?? new Map()
    if (before === undefined) for (const prepared of [load ?? [], latest]) add(sum, prepared)
    load ??= new Map()
    spectra.set(id, add(sum, counts))
  }
  return [...spectra].map(([test, counts]) => ({ test, counts: [...counts].sort(([a], [b]) => a - b) }))
}

interface Stretch {
  /** Index of the test; -1 outside of all. */
  readonly test: number
  readonly counts: Counts
}

/** The finished stretches in order, then the open one. */
function stretches(buffer: ArrayBufferLike, layout: RecorderLayout, header: Uint32Array): Stretch[] {
  const words = new Uint32Array(buffer, layout.spectra, layout.spectraWords)
  const list: Stretch[] = []
  for (let at = 0; at < header[5]!;) {
    const counts: Counts = new Map()
    const end = at + 2 + words[at + 1]! * 2
    for (let i = at + 2; i < end; i += 2) counts.set(words[i]!, words[i + 1]!)
    list.push({ test: words[at]! - 1, counts })
    at = end
  }
  const open: Counts = new Map()
  new Uint32Array(buffer, layout.counts, layout.points).forEach((count, point) => {
    if (count > 0) open.set(point, count)
  })
  if (header[0] !== 0 || open.size > 0) list.push({ test: header[0]! - 1, counts: open })
  return list
}

function add(sum: Counts, counts: Iterable<readonly [point: number, count: number]>): Counts {
  for (const [point, count] of counts) sum.set(point, (sum.get(point) ?? 0) + count)
  return sum
}

function readEvents(
  buffer: ArrayBufferLike,
  layout: RecorderLayout,
  header: Uint32Array,
  tests: readonly (TestId | undefined)[],
): TraceEvent[] {
  const words = new Uint32Array(buffer, layout.events, layout.eventCapacity * 7)
  const numbers = new Float64Array(buffer, layout.numbers, layout.eventCapacity)
  const texts = new Uint16Array(buffer, layout.texts, layout.textUnits)
  const events: TraceEvent[] = []
  for (let index = 0; index < header[2]!; index++) {
    const [point, call, test, type, start, length, size] = words.subarray(index * 7, index * 7 + 7) as unknown as number[]
    const name = VALUE_TYPES[type!]!
    const text = name === 'number' ? numberText(numbers[index]!) : String.fromCharCode(...texts.subarray(start, start! + length!))
    const value: ValueSnapshot = size === 0 ? { type: name, text } : { type: name, text, size: size! - 1 }
    events.push({ index, point: point!, call: call!, test: tests[test! - 1] ?? null, value })
  }
  return events
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}
