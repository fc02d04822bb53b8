import type { ValueSnapshot } from '#core'
import type { RecorderLayout } from '../runtime/recorder.ts'

/** Types of values by their number in an event. */
export const VALUE_TYPES: readonly ValueSnapshot['type'][] = [
  'undefined',
  'null',
  'boolean',
  'number',
  'bigint',
  'string',
  'symbol',
  'function',
  'array',
  'object',
  'other',
]

/** With texts of 80 units at most: 4096 events and their texts are 370 KB, and take well under a millisecond to read. */
const EVENTS = 4096
const EVENTS_PER_POINT = 16
const LEAST_EVENTS_PER_TEST = 64
const TEXT_UNITS = 65_536
const TEXT_CAP = 80
/** Spectra of a thousand tests of a hundred points; at most 4 MB. */
const LEAST_SPECTRA_WORDS = 65_536
const MOST_SPECTRA_WORDS = 1_048_576

/**
 * Sizes of a recorder's buffer for a program with that many probe points. `tests` is how many test cases are expected (0 where unknown):
 * they share the room for events evenly, so that a failing test at the end still has its events.
 */
export function layoutFor(points: number, tests: number): RecorderLayout {
  const wanted = (tests + 1) * (points + 1) * 2
  const spectraWords = Math.min(MOST_SPECTRA_WORDS, Math.max(LEAST_SPECTRA_WORDS, wanted))
  const numbers = 32
  const events = numbers + EVENTS * 8
  const counts = events + EVENTS * 7 * 4
  const spectra = counts + points * 4
  const texts = spectra + spectraWords * 4
  const valued = texts + TEXT_UNITS * 2
  return {
    bytes: valued + points,
    points,
    eventsPerPoint: EVENTS_PER_POINT,
    eventsPerTest: Math.max(LEAST_EVENTS_PER_TEST, Math.floor(EVENTS / Math.max(1, tests))),
    textCap: TEXT_CAP,
    types: VALUE_TYPES,
    header: 0,
    counts,
    spectra,
    spectraWords,
    events,
    eventCapacity: EVENTS,
    numbers,
    texts,
    textUnits: TEXT_UNITS,
    valued,
  }
}
