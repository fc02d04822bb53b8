import { describe, expect, test } from 'vitest'
import type { RecorderLayout } from '../../../probes/runtime/recorder-layout.ts'
import { layoutFor } from '../../../probes/trace/layout.ts'

/** Every range of the buffer: where it starts, and how many bytes are needed there. */
function rangesOf(layout: RecorderLayout): { name: string; start: number; bytes: number }[] {
  const { points, last, eventCapacity, textUnits, lastTextCap, spectraWords, ring } = layout
  const slots = points * last
  const range = (name: string, start: number, bytes: number) => ({ name, start, bytes })
  return [
    range('header', layout.header, 64),
    range('numbers', layout.numbers, eventCapacity * 16),
    range('counts', layout.counts, points * 4),
    range('ring numbers', ring.numbers, slots * 8),
    range('ring orders', ring.orders, slots * 4),
    range('ring calls', ring.calls, slots * 4),
    range('ring sizes', ring.sizes, slots * 4),
    range('ring texts', ring.texts, slots * lastTextCap * 2),
    range('ring types', ring.types, slots),
    range('ring text lengths', ring.textLengths, slots),
    range('states', layout.states, points * 4),
    range('valued', layout.valued, points),
    range('events', layout.events, eventCapacity * 64),
    range('spectra', layout.spectra, spectraWords * 4),
    range('texts', layout.texts, textUnits * 2),
  ]
}

describe('layoutFor', () => {
  test.each([
    [0, 0],
    [1, 1],
    [7, 3],
    [333, 20],
    [5001, 0],
  ])('%i points and %i tests: ranges hold what they are for, and none overlaps another', (points, tests) => {
    const layout = layoutFor(points, tests)
    const ranges = rangesOf(layout).toSorted((a, b) => a.start - b.start || a.bytes - b.bytes)
    for (const [i, { name, start, bytes }] of ranges.entries()) {
      const next = ranges[i + 1]?.start ?? layout.bytes
      expect(start % 8, name).toBe(0)
      expect(start + bytes, name).toBeLessThanOrEqual(next)
      expect(next - start - bytes, `${name} wastes nothing`).toBeLessThan(8)
    }
  })

  test.each([
    [1, 1, 65_536],
    [100, 1000, 2 * 101 * 1001],
    [100_000, 1000, 1_048_576],
  ])('spectra of %i points and %i tests have %i words', (points, tests, words) => {
    expect(layoutFor(points, tests).spectraWords).toBe(words)
  })

  test.each([
    [0, 4096],
    [1, 4096],
    [10, 409],
    [64, 64],
    [1000, 64],
  ])('of %i tests each gets room for %i events', (tests, events) => {
    expect(layoutFor(10, tests).eventsPerTest).toBe(events)
  })

  test.each([
    [256, 16],
    [257, 8],
    [4096, 1],
    [4097, 0],
  ])('a program of %i points keeps the last %i events of each', (points, last) => {
    expect(layoutFor(points, 1).last).toBe(last)
    expect(layoutFor(points, 1).first).toBe(16)
  })

  test('as many first and last ones as asked for', () => {
    expect(layoutFor(10, 1, { first: 3, last: 2 })).toMatchObject({ first: 3, last: 2 })
    expect(layoutFor(10, 1, { first: 3, last: 0 })).toMatchObject({ first: 3, last: 0 })
  })
})
