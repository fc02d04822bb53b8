import type { EventLog } from './event-log.ts'
import type { ProbeParameters } from './probe-parameters.ts'
import type { RecorderLayout } from './recorder-layout.ts'

export interface Recorder {
  readonly probe: ProbeParameters
  /** What is seen from now on belongs to the test with this index. */
  beginTest(index: number): void
  /** What is seen from now on belongs to no test. Also to be called once when the program has been loaded. */
  endTest(): void
}

/**
 * Makes the recorder inside the isolate; `createRecorder.toString()` is evaluated there, so it refers to nothing but its parameters
 * and globals, which it captures before the program runs. It writes numbers into `buffer` and nowhere else: no reference to a program's
 * value is kept, no program code is run (`snapshot` has to promise the same), and what was written outlives the isolate. All of its
 * state lies in the buffer: another recorder over it ends the test that a dead isolate left open. Counts have 32 bits: at a nanosecond a
 * visit they are exact for four seconds.
 *
 * A value costs a few typed-array writes once the first ones of its point have been logged: numbers go straight to the point's ring of
 * last values, booleans of conditions to the ring of the arm they take, turns of loops to theirs. All else goes through `see`.
 * Of these, the rings do not tell the call: it follows from the calls that are entered and left.
 *
 * Header words: 0 = open test + 1, 1 = calls, 2 = events, 3 = lost spectra, 4 = text units used, 5 = spectra words used, 6 = order of the
 * next event (from 1), 7 = events of the open test, 8 = last point that has begun + 1, 9 = active call, 10 = identities.
 * A spectrum is: test + 1, number of pairs, then pairs of point and count; the open test's counts lie in `counts`.
 * `states` has a bit for each type that a point has shown; `valued` says whether a point has values to tell, whether it is a condition,
 * whose own count is the sum of its arms', and whether it is a loop.
 */
export function createRecorder(buffer: ArrayBufferLike, layout: RecorderLayout, log: EventLog): Recorder {
  const { points, first, last, spectraWords, detailedVisits, eventsPerTest } = layout
  const header = new Uint32Array(buffer, layout.header, 16)
  const began = new Uint32Array(buffer, layout.header + 8 * 4, 1)
  const counts = new Uint32Array(buffer, layout.counts, points)
  const states = new Int32Array(buffer, layout.states, points)
  const valued = new Uint8Array(buffer, layout.valued, points)
  const spectra = new Uint32Array(buffer, layout.spectra, spectraWords)
  const lastNumbers = new Float64Array(buffer, layout.ring.numbers, points * last)
  const lastOrders = new Uint32Array(buffer, layout.ring.orders, points * last)
  const mask = last - 1
  const { nothing } = log
  const HAS_VALUES = 1
  const IS_CONDITION = 2
  const IS_LOOP = 4
  const BOOLEAN = 1 << log.typeOf(true)
  const STRING = 1 << log.typeOf('')
  if (header[6] === 0) header[6] = 1

  /** Anything but the usual value of a busy point: logged while it is one of the first or is new, then one of the last. */
  function see(point: number, visit: number, value: unknown, call = 0, before: unknown, extra = 0, isOdd = false): void {
    const type = log.typeOf(value)
    const state = states[point]!
    const isNew = (state & (1 << type)) === 0
    states[point] = state | (1 << type)
    valued[point]! |= HAS_VALUES
    const isAnomalous = isOdd || (isNew && (visit > 0 || log.isOdd(type)))
    const isSample = visit >= detailedVisits && (visit & (visit - 1)) === 0 && log.isPictured(type)
    if (visit < first || isAnomalous || isSample) {
      const importance = isAnomalous ? 'anomalous' : visit < first ? 'first' : 'late'
      if (log.write(point, call, visit, value, before, extra, importance)) return
    }
    if (last > 0) log.keepLast(point, call, visit, value, type)
  }

  function seeFirst<T>(point: number, value: T, call?: number, before?: unknown, hasBefore?: boolean): T {
    const visit = counts[point]!
    counts[point] = visit + 1
    if (visit >= first) {
      if (typeof value === 'number') {
        if (value - value === 0) return value
      } else if (states[point] === BOOLEAN ? typeof value === 'boolean' : states[point] === STRING && typeof value === 'string') {
        return value
      }
    }
    see(point, visit, value, call, hasBefore === true ? before : nothing)
    return value
  }

  function seeFirstAndLast<T>(point: number, value: T, call?: number, before?: unknown, hasBefore?: boolean): T {
    const visit = counts[point]!
    counts[point] = visit + 1
    if (visit >= first && typeof value === 'number' && value - value === 0) {
      const slot = point * last + (visit & mask)
      lastNumbers[slot] = value
      lastOrders[slot] = header[6]!++
    } else see(point, visit, value, call, hasBefore === true ? before : nothing)
    return value
  }

  const seeValue = last > 0 ? seeFirstAndLast : seeFirst

  /** The first outcomes are those of each arm. Written out for each, so that all indices are constants where this is inlined. */
  function seeCondition<T>(point: number, value: T, call?: number): T {
    if (value === true) {
      const taken = counts[point + 1]!
      counts[point + 1] = taken + 1
      if (taken < first) seeOutcome(point, taken, value, call)
      else if (last > 0) lastOrders[(point + 1) * last + (taken & mask)] = header[6]!++
    } else if (value === false) {
      const taken = counts[point + 2]!
      counts[point + 2] = taken + 1
      if (taken < first) seeOutcome(point, taken, value, call)
      else if (last > 0) lastOrders[(point + 2) * last + (taken & mask)] = header[6]!++
    } else seeOutcome(point, visitOf(value ? point + 1 : point + 2), value, call)
    return value
  }

  function seeOutcome(point: number, taken: number, value: unknown, call?: number): void {
    valued[point]! |= IS_CONDITION
    see(point, taken, value, call, nothing)
  }

  function seeTurn(point: number, call?: number): void {
    const visit = counts[point]!
    counts[point] = visit + 1
    if (visit < first) {
      valued[point]! |= IS_LOOP
      see(point, visit, nothing, call, nothing)
    } else if (last > 0) lastOrders[point * last + (visit & mask)] = header[6]!++
  }

  function visitOf(point: number): number {
    const visit = counts[point]!
    counts[point] = visit + 1
    return visit
  }

  const probe: ProbeParameters = {
    $tm_n: counts,
    $tm_h: began,
    $tm_v: seeValue,
    $tm_c: seeCondition,
    $tm_b(point, value) {
      counts[value ? point + 1 : point + 2]! += 1
      valued[point]! |= IS_CONDITION
      return value
    },
    $tm_w: (point, old, value, call) => seeValue(point, value, call, old, true),
    $tm_u(point, old, step, call) {
      if (typeof old === 'number') seeValue(point, old + step, call, old, true)
      else seeValue(point, (old as bigint) + (step === 1 ? 1n : -1n), call, old, true)
      return old
    },
    $tm_e(point, parameters) {
      const call = ++header[1]!
      see(point, visitOf(point), parameters, call, nothing, header[9])
      header[9] = call
      began[0] = point + 1
      return call
    },
    $tm_k(point) {
      const visit = visitOf(point)
      const call = ++header[1]!
      header[9] = call
      if (last > 0) log.keepLast(point, call, visit, nothing, 0)
      return call
    },
    $tm_l: seeTurn,
    $tm_o: seeValue,
    $tm_q(call = 0) {
      header[9] = call
      return call
    },
    $tm_y(point, call, result) {
      header[9] = call
      began[0] = point + 1
      return seeValue(point, result, call)
    },
    $tm_s: seeValue,
    $tm_r(point, value, call = 0) {
      header[9] = call
      began[0] = point + 1
      return seeValue(point, value, call)
    },
    $tm_x(point, error, call = 0) {
      const visit = visitOf(point)
      see(point, visit, error, call, nothing, began[0], visit < first)
      header[9] = call
      began[0] = point + 1
      return error
    },
  }

  /** Appends the counts to the spectra under the open test, where they fit. */
  function writeSpectrum(): void {
    const start = header[5]!
    let at = start + 2
    for (let point = 0; point < points; point++) {
      const count = counts[point]!
      if (count === 0) continue
      if (at + 2 <= spectraWords) {
        spectra[at] = point
        spectra[at + 1] = count
      }
      at += 2
    }
    if (header[0] === 0 && at === start + 2) return
    if (at > spectraWords) {
      header[3]! += 1
      return
    }
    spectra[start] = header[0]!
    spectra[start + 1] = (at - start - 2) / 2
    header[5] = at
  }

  /** The last values share what room the test has left. */
  function moveLast(): void {
    let busy = 0
    for (let point = 0; point < points; point++) if ((valued[point]! & HAS_VALUES) !== 0 && counts[point]! > 0) busy++
    const room = eventsPerTest - header[7]!
    const share = busy === 0 || room <= 0 ? 0 : Math.floor(room / busy)
    const most = share < 1 ? 1 : share < last ? share : last
    for (let point = 0; point < points; point++) {
      if ((valued[point]! & HAS_VALUES) === 0) continue
      const content = (valued[point]! & IS_LOOP) !== 0 ? 'turns' : (valued[point]! & IS_CONDITION) !== 0 ? 'outcomes' : 'values'
      log.moveLast(point, point, counts[point]!, most, content)
      if (content !== 'outcomes') continue
      log.moveLast(point, point + 1, counts[point + 1]!, most, 'truthy')
      log.moveLast(point, point + 2, counts[point + 2]!, most, 'falsy')
    }
  }

  function endStretch(): void {
    for (let point = 0; point < points; point++) {
      if ((valued[point]! & IS_CONDITION) !== 0) counts[point] = counts[point + 1]! + counts[point + 2]!
    }
    writeSpectrum()
    if (last > 0) moveLast()
    for (let point = 0; point < points; point++) counts[point] = states[point] = 0
    header[7] = began[0] = header[9] = 0
  }

  return {
    probe: Object.freeze(probe),
    beginTest(index) {
      endStretch()
      header[0] = index + 1
    },
    endTest() {
      endStretch()
      header[0] = 0
    },
  }
}
