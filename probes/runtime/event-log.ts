import type { RecorderLayout } from './recorder-layout.ts'
import type { Snapshot } from './snapshot.ts'

/** First events of a point in a test; later ones that matter; and those that must not be missed. Each finds room where the ones before do not. */
export type Importance = 'first' | 'late' | 'anomalous'

/**
 * What a ring holds: a point's values, a condition's outcomes other than booleans, the times that it took one of its arms, or a loop's
 * turns.
 */
export type RingContent = 'values' | 'outcomes' | 'truthy' | 'falsy' | 'turns'

/** The events of a recorder: a list that grows, and for each point a ring of the last ones, which join the list when the test ends. */
export interface EventLog {
  /** Stands for no value where one could be given. */
  readonly nothing: unknown
  /** The value's type: an index into the layout's types, or beyond them for numbers that are none and for infinite ones. */
  typeOf(value: unknown): number
  isOdd(type: number): boolean
  /** Whether the type's values take time to be pictured. */
  isPictured(type: number): boolean
  /**
   * Appends an event; false where there is no room for one of its importance. `extra` is the caller of an entered call, or the point after
   * which an exception came (+ 1). `visit` counts the visits of the point in this test before this one.
   */
  write(
    point: number,
    call: number,
    visit: number,
    value: unknown,
    before: unknown,
    extra: number,
    importance: Importance,
  ): boolean
  /** One of the point's last values. */
  keepLast(point: number, call: number, visit: number, value: unknown, type: number): void
  /**
   * Appends at most so many of the last ones in a point's ring, the latest, and empties it; `visits` is how many there were.
   */
  moveLast(point: number, ring: number, visits: number, most: number, content: RingContent): void
}

/**
 * Makes the log over a recorder's buffer. No code of a value is run, and none is kept. Self-contained.
 *
 * An event has 16 words: point, call, test + 1, order, type + flags, text offset, text length, size + 1, identity, extra, visit + 1,
 * then type + 1, text offset, text length and size + 1 of the value before, and an unused one. Flag 256: anomalous, flag 512: no value.
 * Numbers lie in `numbers`, two an event. In a ring an order of 0 means that the slot is empty; a number that is NaN is what `types` tells.
 */
export function createEventLog(buffer: ArrayBufferLike, layout: RecorderLayout, snapshot: Snapshot): EventLog {
  const { eventsPerTest, eventCapacity, reserved, textCap, lastTextCap, textUnits, last, detailedVisits } = layout
  const WORDS = 16
  const ANOMALOUS = 256
  const NO_VALUE = 512
  const NO_CALL = 0xffffffff
  const ANOMALOUS_MORE = 64
  const header = new Uint32Array(buffer, layout.header, 16)
  const events = new Uint32Array(buffer, layout.events, eventCapacity * WORDS)
  const numbers = new Float64Array(buffer, layout.numbers, eventCapacity * 2)
  const texts = new Uint16Array(buffer, layout.texts, textUnits)
  const slots = layout.points * last
  const lastNumbers = new Float64Array(buffer, layout.ring.numbers, slots)
  const lastOrders = new Uint32Array(buffer, layout.ring.orders, slots)
  const lastCalls = new Uint32Array(buffer, layout.ring.calls, slots)
  const lastTypes = new Uint8Array(buffer, layout.ring.types, slots)
  const lastSizes = new Uint32Array(buffer, layout.ring.sizes, slots)
  const lastTextLengths = new Uint8Array(buffer, layout.ring.textLengths, slots)
  const lastTexts = new Uint16Array(buffer, layout.ring.texts, slots * lastTextCap)
  const { apply } = Reflect
  const { isArray } = Array
  const { charCodeAt } = String.prototype
  const { get, set } = WeakMap.prototype
  const identities = new WeakMap<object, number>()
  const nothing = { nothing: true }
  const types: Record<string, number> = { __proto__: null } as never
  for (let i = 0; i < layout.types.length; i++) types[layout.types[i]!] = i
  const UNDEFINED = types['undefined']!
  const NULL = types['null']!
  const BOOLEAN = types['boolean']!
  const NUMBER = types['number']!
  const STRING = types['string']!
  const ARRAY = types['array']!
  const OBJECT = types['object']!
  const OTHER = types['other']!
  const NOT_A_NUMBER = layout.types.length
  const INFINITE = NOT_A_NUMBER + 1
  const forFirst = last === 0 ? eventsPerTest : eventsPerTest / 2

  function typeOf(value: unknown): number {
    if (typeof value === 'number') return value - value === 0 ? NUMBER : value === value ? INFINITE : NOT_A_NUMBER
    if (typeof value === 'boolean') return BOOLEAN
    if (typeof value === 'string') return STRING
    if (value === undefined) return UNDEFINED
    if (value === null) return NULL
    if (typeof value !== 'object') return types[typeof value]!
    try {
      return isArray(value) ? ARRAY : OBJECT
    } catch {
      return OTHER
    }
  }

  const isPictured = (type: number) => type > NUMBER && type < NOT_A_NUMBER

  function identityOf(value: unknown): number {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return 0
    const known = apply(get, identities, [value]) as number | undefined
    if (known !== undefined) return known
    header[10]! += 1
    apply(set, identities, [value, header[10]])
    return header[10]!
  }

  function copyText(text: string, to: Uint16Array, start: number, room: number): number {
    const length = text.length < room ? text.length : room
    for (let i = 0; i < length; i++) to[start + i] = apply(charCodeAt, text, [i])
    return length
  }

  /** Writes text offset and length at `at`. */
  function writeText(text: string, at: number): void {
    const left = textUnits - header[4]!
    events[at] = header[4]!
    events[at + 1] = copyText(text, texts, header[4]!, left < textCap ? left : textCap)
    header[4]! += events[at + 1]!
  }

  /** Gives the value's type; writes its text offset, text length and size + 1 at `at`. */
  function picture(value: unknown, at: number, number: number): number {
    if (typeof value === 'number') {
      numbers[number] = value
      return NUMBER
    }
    const { type, text, size } = snapshot(value, textCap)
    writeText(text, at)
    if (size !== undefined) events[at + 2] = size + 1
    return types[type] ?? OTHER
  }

  /** Where the next event goes, -1 where there is no room for it. It counts when `header[2]` has been raised. */
  function place(point: number, call: number, visit: number, order: number, importance: Importance): number {
    const room = importance === 'first' ? forFirst : importance === 'late' ? eventsPerTest : eventsPerTest + ANOMALOUS_MORE
    if (header[7]! >= room || header[2]! >= (importance === 'anomalous' ? eventCapacity : eventCapacity - reserved)) return -1
    const at = header[2]! * WORDS
    for (let i = 4; i < WORDS; i++) events[at + i] = 0
    events[at] = point
    events[at + 1] = call
    events[at + 2] = header[0]!
    events[at + 3] = order
    events[at + 10] = visit + 1
    header[7]! += 1
    return at
  }

  function move(point: number, slot: number, visit: number, content: RingContent): void {
    const hasValues = content === 'values' || content === 'outcomes'
    const number = lastNumbers[slot]!
    const tellsCall = hasValues && number !== number
    const at = place(point, tellsCall ? lastCalls[slot]! : NO_CALL, visit, lastOrders[slot]!, 'late')
    if (at < 0) return
    const type = hasValues ? lastTypes[slot]! - 1 : content === 'turns' ? -1 : BOOLEAN
    if (hasValues && (number === number || type >= NOT_A_NUMBER)) {
      events[at + 4] = NUMBER
      numbers[header[2]! * 2] = number
    } else if (type < 0) events[at + 4] = NO_VALUE
    else if (type <= BOOLEAN) {
      const isTrue = hasValues ? lastSizes[slot] === 1 : content === 'truthy'
      events[at + 4] = type
      writeText(type < BOOLEAN ? layout.types[type]! : isTrue ? 'true' : 'false', at + 5)
    } else {
      events[at + 4] = type
      events[at + 5] = header[4]!
      const start = slot * lastTextCap
      let i = 0
      for (; i < lastTextLengths[slot]! && header[4]! + i < textUnits; i++) texts[header[4]! + i] = lastTexts[start + i]!
      events[at + 6] = i
      events[at + 7] = lastSizes[slot]!
      header[4]! += i
    }
    header[2]! += 1
  }

  return {
    nothing,
    typeOf,
    isOdd: (type) => type >= NOT_A_NUMBER,
    isPictured,
    write(point, call, visit, value, before, extra, importance) {
      const at = place(point, call, visit, header[6]!, importance)
      if (at < 0) return false
      header[6]! += 1
      const type = value === nothing ? NO_VALUE : picture(value, at + 5, header[2]! * 2)
      events[at + 4] = type + (importance === 'anomalous' ? ANOMALOUS : 0)
      events[at + 8] = value === nothing ? 0 : identityOf(value)
      events[at + 9] = extra
      if (before !== nothing) events[at + 11] = picture(before, at + 12, header[2]! * 2 + 1) + 1
      if (last > 0) lastOrders[point * last + (visit & (last - 1))] = 0
      header[2]! += 1
      return true
    },
    keepLast(point, call, visit, value, type) {
      const slot = point * last + (visit & (last - 1))
      lastNumbers[slot] = typeof value === 'number' ? value : NaN
      lastOrders[slot] = header[6]!++
      lastCalls[slot] = call
      lastTypes[slot] = value === nothing ? 0 : type + 1
      lastSizes[slot] = value === true ? 1 : 0
      lastTextLengths[slot] = 0
      if (value === nothing || !isPictured(type)) return
      // A busy point's texts may be ropes: to read their units would join them, at every visit anew.
      if (visit < detailedVisits) {
        const { text, size } = snapshot(value, lastTextCap)
        lastTextLengths[slot] = copyText(text, lastTexts, slot * lastTextCap, lastTextCap)
        if (size !== undefined) lastSizes[slot] = size + 1
      } else if (typeof value === 'string') lastSizes[slot] = value.length + 1
    },
    moveLast(point, ring, visits, most, content) {
      for (let visit = visits > last ? visits - last : 0; visit < visits; visit++) {
        const slot = ring * last + (visit & (last - 1))
        if (lastOrders[slot] !== 0 && visits - visit <= most) {
          move(point, slot, content === 'values' || content === 'turns' ? visit : -1, content)
        }
        lastOrders[slot] = 0
      }
    },
  }
}
