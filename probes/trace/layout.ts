import { VALUE_TYPES } from '#core'
import { DETAILED_VISITS } from '../runtime/probe-parameters.ts'
import type { RecorderLayout } from '../runtime/recorder-layout.ts'

/** Events of one point in one test: the first and the last ones. */
export interface Keep {
  readonly first: number
  /** A power of two, or 0: then the recorder only counts after the first ones, and is the faster. */
  readonly last: number
}

const KEEP: Keep = { first: 16, last: 16 }
/** With texts of 80 units at most: 4096 events and their texts are 440 KB, and take a few milliseconds to read. */
const EVENTS = 4096
const RESERVED = 256
const LEAST_EVENTS_PER_TEST = 64
const TEXT_UNITS = 65_536
const TEXT_CAP = 80
const LAST_TEXT_CAP = 32
/** Last values of all points together: 350 KB. A program with more points keeps fewer of each. */
const MOST_LAST = 4096
/** Spectra of a thousand tests of a hundred points; at most 4 MB. */
const LEAST_SPECTRA_WORDS = 65_536
const MOST_SPECTRA_WORDS = 1_048_576

/**
 * Sizes of a recorder's buffer for a program with that many probe points. `tests` is how many test cases are expected (0 where unknown):
 * they share the room for events evenly, so that a failing test at the end still has its events.
 */
export function layoutFor(points: number, tests: number, keep: Keep = KEEP): RecorderLayout {
  const wanted = (tests + 1) * (points + 1) * 2
  const spectraWords = Math.min(MOST_SPECTRA_WORDS, Math.max(LEAST_SPECTRA_WORDS, wanted))
  let last = keep.last
  while (last * points > MOST_LAST && last > 0) last >>= 1
  const slots = points * last
  const room = new Room()
  return {
    header: room.take(16 * 4),
    numbers: room.take(EVENTS * 2 * 8),
    counts: room.take(points * 4),
    ring: {
      numbers: room.take(slots * 8),
      orders: room.take(slots * 4),
      calls: room.take(slots * 4),
      sizes: room.take(slots * 4),
      texts: room.take(slots * LAST_TEXT_CAP * 2),
      types: room.take(slots),
      textLengths: room.take(slots),
    },
    states: room.take(points * 4),
    valued: room.take(points),
    events: room.take(EVENTS * 16 * 4),
    spectra: room.take(spectraWords * 4),
    texts: room.take(TEXT_UNITS * 2),
    bytes: room.size,
    points,
    first: keep.first,
    last,
    detailedVisits: DETAILED_VISITS,
    eventsPerTest: Math.max(LEAST_EVENTS_PER_TEST, Math.floor(EVENTS / Math.max(1, tests))),
    textCap: TEXT_CAP,
    lastTextCap: LAST_TEXT_CAP,
    types: VALUE_TYPES,
    spectraWords,
    eventCapacity: EVENTS,
    reserved: RESERVED,
    textUnits: TEXT_UNITS,
  }
}

/** Hands out ranges of a buffer, each at a multiple of eight bytes. */
class Room {
  size = 0

  take(bytes: number): number {
    const start = this.size
    this.size += Math.ceil(bytes / 8) * 8
    return start
  }
}
