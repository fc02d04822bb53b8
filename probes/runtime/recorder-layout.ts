import type { ValueSnapshot } from '#core'

/** Where things lie in the recorder's buffer: byte offsets, and capacities in items. Plain numbers, so that it crosses into the isolate. */
export interface RecorderLayout {
  readonly bytes: number
  readonly points: number
  /** Events that are kept of one point in one test: the first ones, and the last ones (a power of two, or 0 for none). */
  readonly first: number
  readonly last: number
  readonly detailedVisits: number
  /** Most events that are kept of one test, so that early tests leave room for later ones; the first ones get half. */
  readonly eventsPerTest: number
  /** Most UTF-16 units that are kept of one value, and of one of the last values. */
  readonly textCap: number
  readonly lastTextCap: number
  /** Names of the value types; an event stores an index into this list. */
  readonly types: readonly ValueSnapshot['type'][]
  readonly header: number
  readonly counts: number
  readonly states: number
  readonly valued: number
  readonly spectra: number
  readonly spectraWords: number
  readonly events: number
  readonly eventCapacity: number
  /** Events at the end of the capacity that only anomalous ones get. */
  readonly reserved: number
  readonly numbers: number
  readonly texts: number
  readonly textUnits: number
  readonly ring: {
    readonly numbers: number
    readonly orders: number
    readonly calls: number
    readonly types: number
    readonly sizes: number
    readonly textLengths: number
    readonly texts: number
  }
}
