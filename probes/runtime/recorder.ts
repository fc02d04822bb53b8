import type { ValueSnapshot } from '#core'
import type { Snapshot } from './snapshot.ts'

/** Where things lie in the recorder's buffer: byte offsets, and capacities in items. Plain numbers, so that it crosses into the isolate. */
export interface RecorderLayout {
  readonly bytes: number
  readonly points: number
  /** Most events that are kept of one point in one test. */
  readonly eventsPerPoint: number
  /** Most events that are kept of one test, so that early tests leave room for later ones. */
  readonly eventsPerTest: number
  /** Most UTF-16 units that are kept of one value. */
  readonly textCap: number
  /** Names of the value types; an event stores an index into this list. */
  readonly types: readonly ValueSnapshot['type'][]
  readonly header: number
  readonly counts: number
  readonly spectra: number
  readonly spectraWords: number
  readonly events: number
  readonly eventCapacity: number
  readonly numbers: number
  readonly texts: number
  readonly textUnits: number
  readonly valued: number
}

/** What the program's code calls: the parameter `$tm_probe`. `call` is what `e` gave to the function around it. */
export interface ProbeFunctions {
  /** A hit: counted, no event. */
  h(point: number): void
  /** A value, handed on as it is. */
  v<T>(point: number, value: T, call?: number): T
  /** A condition, handed on: `point + 1` counts when it is truthy and `point + 2` when it is falsy. */
  c<T>(point: number, value: T, call?: number): T
  /** An update expression `x++` or `x--`: hands on the old value, records the new one. */
  u<T>(point: number, old: T, step: number, call?: number): T
  /** Entry of a function with its parameters' values; gives the number of the call. */
  e(point: number, parameters: readonly unknown[]): number
}

export interface Recorder {
  readonly probe: ProbeFunctions
  /** What is seen from now on belongs to the test with this index. */
  beginTest(index: number): void
  /** What is seen from now on belongs to no test. Also to be called once when the program has been loaded. */
  endTest(): void
}

/**
 * Makes the recorder inside the isolate; `createRecorder.toString()` is evaluated there, so it refers to nothing but its parameters
 * and globals, which it captures before the program runs. It writes numbers into `buffer` and nowhere else: no reference to a program's
 * value is kept, no program code is run (`snapshot` has to promise the same), and what was written outlives the isolate.
 *
 * Header words: 0 = open test + 1, 1 = calls, 2 = events, 3 = lost spectra, 4 = text units used, 5 = spectra words used.
 * An event has 7 words: point, call, test + 1, type, text offset, text length, size + 1; a number's value lies in `numbers`.
 * A spectrum is: test + 1, number of pairs, then pairs of point and count; the open test's counts lie in `counts`.
 * `valued` marks the points that had values to tell, and not hits alone.
 */
export function createRecorder(buffer: ArrayBufferLike, layout: RecorderLayout, snapshot: Snapshot): Recorder {
  const { points, eventsPerPoint, eventsPerTest, textCap, spectraWords, eventCapacity, textUnits } = layout
  const header = new Uint32Array(buffer, layout.header, 8)
  const counts = new Uint32Array(buffer, layout.counts, points)
  const spectra = new Uint32Array(buffer, layout.spectra, spectraWords)
  const events = new Uint32Array(buffer, layout.events, eventCapacity * 7)
  const numbers = new Float64Array(buffer, layout.numbers, eventCapacity)
  const valued = new Uint8Array(buffer, layout.valued, points)
  const texts = new Uint16Array(buffer, layout.texts, textUnits)
  const charCodeAt = Function.prototype.call.bind(String.prototype.charCodeAt) as (text: string, i: number) => number
  const types: Record<string, number> = { __proto__: null } as never
  for (let i = 0; i < layout.types.length; i++) types[layout.types[i]!] = i
  const typeOfNumber = types['number']!
  let eventsOfTest = 0

  function count(point: number): void {
    const seen = counts[point]!
    if (seen < 0xffffffff) counts[point] = seen + 1
  }

  /** One of the point's first values in this test: written where there is room. */
  function write(point: number, value: unknown, call: number): void {
    valued[point] = 1
    const event = header[2]!
    if (eventsOfTest >= eventsPerTest || event >= eventCapacity) return
    const at = event * 7
    events[at] = point
    events[at + 1] = call
    events[at + 2] = header[0]!
    events[at + 5] = 0
    events[at + 6] = 0
    if (typeof value === 'number') {
      events[at + 3] = typeOfNumber
      numbers[event] = value
    } else {
      const picture = snapshot(value, textCap)
      const text = picture.text
      const start = header[4]!
      const room = textUnits - start
      const most = room < textCap ? room : textCap
      const length = text.length < most ? text.length : most
      for (let i = 0; i < length; i++) texts[start + i] = charCodeAt(text, i)
      header[4] = start + length
      events[at + 3] = types[picture.type] ?? types['other']!
      events[at + 4] = start
      events[at + 5] = length
      if (picture.size !== undefined) events[at + 6] = picture.size + 1
    }
    eventsOfTest += 1
    header[2] = event + 1
  }

  /** Appends the counts to the spectra under the open test and sets them to zero. */
  function flush(): void {
    const start = header[5]!
    let at = start + 2
    let fits = at <= spectraWords
    for (let point = 0; point < points; point++) {
      const seen = counts[point]!
      if (seen === 0) continue
      counts[point] = 0
      if (at + 2 > spectraWords) {
        fits = false
        continue
      }
      spectra[at] = point
      spectra[at + 1] = seen
      at += 2
    }
    eventsOfTest = 0
    if (header[0] === 0 && at === start + 2) return
    if (!fits) {
      header[3]! += 1
      return
    }
    spectra[start] = header[0]!
    spectra[start + 1] = (at - start - 2) / 2
    header[5] = at
  }

  const probe: ProbeFunctions = {
    h: count,
    v(point, value, call) {
      if (counts[point]! < eventsPerPoint) write(point, value, call ?? 0)
      count(point)
      return value
    },
    c(point, value, call) {
      if (counts[point]! < eventsPerPoint) write(point, value, call ?? 0)
      count(point)
      count(value ? point + 1 : point + 2)
      return value
    },
    u(point, old, step, call) {
      if (counts[point]! < eventsPerPoint) {
        write(point, typeof old === 'bigint' ? old + (step === 1 ? 1n : -1n) : (old as number) + step, call ?? 0)
      }
      count(point)
      return old
    },
    e(point, parameters) {
      const call = header[1]! + 1
      header[1] = call
      if (counts[point]! < eventsPerPoint) write(point, parameters, call)
      count(point)
      return call
    },
  }
  return {
    probe: Object.freeze(probe),
    beginTest(index) {
      flush()
      header[0] = index + 1
    },
    endTest() {
      flush()
      header[0] = 0
    },
  }
}
