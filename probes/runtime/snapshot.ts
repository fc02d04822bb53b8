import type { ValueSnapshot } from '#core'
import type { OwnData } from './own-data.ts'

export type Snapshot = (value: unknown, cap: number) => ValueSnapshot

/**
 * Makes bounded pictures of values without running any code of theirs: no getters, no `toString`, no `toJSON`; own data properties
 * and V8's own brand checks only, and nothing at all of a Proxy.
 * Self-contained: its text is evaluated inside the isolate, before any program.
 */
export function createSnapshot({ isProxy, own, inherited, inherits, className }: OwnData): Snapshot {
  const MAX_DEPTH = 5
  const MAX_ITEMS = 100
  /** Keys cannot be had one by one: an object with more than this is pictured only so many times. */
  const BIG = 1000
  const MOST_TIMES = 8
  const timesOfBig = new WeakMap<object, number>()
  const { get: getTimes, set: setTimes } = WeakMap.prototype
  const { apply, ownKeys } = Reflect
  const { getOwnPropertyDescriptor, getPrototypeOf, is } = Object
  const { isArray } = Array
  const { isView } = ArrayBuffer
  const { stringify } = JSON
  const toText = String
  const TypedArray = getPrototypeOf(Uint8Array.prototype)
  const getter = (proto: object, key: PropertyKey) => getOwnPropertyDescriptor(proto, key)!.get!
  const typedName = getter(TypedArray, Symbol.toStringTag)
  const typedLength = getter(TypedArray, 'length')
  const mapSize = getter(Map.prototype, 'size')
  const setSize = getter(Set.prototype, 'size')
  const source = getter(RegExp.prototype, 'source')
  const flagGetters = (
    ['hasIndices', 'global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'unicodeSets', 'sticky'] as const
  ).map((name, i) => [getter(RegExp.prototype, name), 'dgimsuvy'[i]!] as const)
  const { getTime, toISOString } = Date.prototype
  const boxes = [Number, String, Boolean, BigInt].map(({ prototype }) => [prototype, prototype.valueOf as () => unknown] as const)
  const errorPrototype: object = Error.prototype
  const mapEntries = Map.prototype.entries
  const nextOfMap = getPrototypeOf(new Map().entries()).next as () => IteratorResult<[unknown, unknown]>
  const setValues = Set.prototype.values
  const nextOfSet = getPrototypeOf(new Set().values()).next as () => IteratorResult<unknown>
  const sliceText = String.prototype.slice
  const symbolText = Symbol.prototype.toString
  const identifier = /^[A-Za-z_$][\w$]*$/
  const test = RegExp.prototype.exec

  const [MAP, SET, DATE, REGEXP, OBJECT] = [Map, Set, Date, RegExp, Object].map(({ prototype }) => prototype as object)
  const brands: readonly (readonly [proto: object, check: () => unknown])[] = [
    [MAP!, mapSize],
    [SET!, setSize],
    [DATE!, getTime],
    [REGEXP!, source],
    ...boxes,
  ]

  /** The built-in prototype whose brand the value has. Only where it inherits from one is it checked: a failed check takes long. */
  function brandOf(value: object): object | null {
    let proto: object | null = getPrototypeOf(value)
    for (let depth = 0; proto !== null && proto !== OBJECT && !isProxy(proto) && depth < 20; depth++) {
      for (let i = 0; i < brands.length; i++) if (brands[i]![0] === proto) return hasBrand(brands[i]![1], value) ? proto : null
      proto = getPrototypeOf(proto)
    }
    return null
  }

  function hasBrand(check: () => unknown, value: object): boolean {
    try {
      apply(check, value, [])
      return true
    } catch {
      return false
    }
  }

  function quote(text: string, room: number): string {
    const shown = text.length <= room ? text : apply(sliceText, text, [0, room > 0 ? room : 0]) + '…'
    return stringify(shown)
  }

  function primitive(value: unknown, room: number): string {
    if (typeof value === 'string') return quote(value, room)
    if (typeof value === 'number') return is(value, -0) ? '-0' : toText(value)
    if (typeof value === 'bigint') {
      const huge = value > 10n ** 100n || value < -(10n ** 100n)
      return huge ? '(huge)n' : toText(value) + 'n'
    }
    if (typeof value === 'symbol') return apply(symbolText, value, [])
    return toText(value)
  }

  /** Parts are collected until the text's room is used up, so that a huge value costs no more than its picture. */
  function textOf(value: unknown, room: number): string {
    let left = room
    const open: object[] = []

    function list(start: string, end: string, fill: (add: (part: string) => boolean) => unknown): string {
      let text = ''
      let count = 0
      const add = (part: string) => {
        if (left <= 0 || count >= MAX_ITEMS) {
          if (text.length === 0 || text[text.length - 1] !== '…') text += count === 0 ? '…' : ', …'
          return false
        }
        text += count === 0 ? part : ', ' + part
        left -= part.length + 2
        count++
        return true
      }
      fill(add)
      return start + text + end
    }

    function items(array: object, length: number): string {
      return list('[', ']', (add) => {
        for (let i = 0; i < length; i++) {
          if (left <= 0) return add('')
          const descriptor = getOwnPropertyDescriptor(array, i)
          if (!add(descriptor === undefined ? '<empty>' : 'value' in descriptor ? show(descriptor.value) : '<getter>'))
            return false
        }
        return true
      })
    }

    function properties(object: object, prefix: string): string {
      const times = apply(getTimes, timesOfBig, [object]) as number | undefined
      if (times === MOST_TIMES) return prefix === '' ? '{…}' : `${prefix} {…}`
      const keys = ownKeys(object)
      if (keys.length > BIG) apply(setTimes, timesOfBig, [object, (times ?? 0) + 1])
      const body = list('{', '}', (add) => {
        for (let i = 0; i < keys.length; i++) {
          const descriptor = getOwnPropertyDescriptor(object, keys[i]!)
          if (!descriptor?.enumerable) continue
          if (left <= 0) return add('')
          const key = keys[i]!
          const name =
            typeof key === 'symbol' ? `[${apply(symbolText, key, [])}]` : apply(test, identifier, [key]) ? key : quote(key, 60)
          if (!add(`${name}: ${'value' in descriptor ? show(descriptor.value) : '<getter>'}`)) return false
        }
        return true
      })
      return prefix === '' ? body : `${prefix} ${body}`
    }

    function compound(object: object): string {
      const name = className(object)
      if (isArray(object)) return items(object, own(object, 'length') as number)
      if (isView(object)) {
        const typed = apply(typedName, object, []) as string | undefined
        if (typed !== undefined) return `${typed} ${items(object, apply(typedLength, object, []) as number)}`
      }
      const brand = brandOf(object)
      if (brand === MAP) {
        return list('Map {', '}', (add) => {
          const entries = apply(mapEntries, object, []) as object
          for (let at = apply(nextOfMap, entries, []); !at.done; at = apply(nextOfMap, entries, [])) {
            if (left <= 0) return add('')
            if (!add(`${show(at.value[0])} => ${show(at.value[1])}`)) return false
          }
          return true
        })
      }
      if (brand === SET) {
        return list('Set {', '}', (add) => {
          const values = apply(setValues, object, []) as object
          for (let at = apply(nextOfSet, values, []); !at.done; at = apply(nextOfSet, values, [])) {
            if (left <= 0) return add('')
            if (!add(show(at.value))) return false
          }
          return true
        })
      }
      if (brand === DATE) {
        const time = apply(getTime, object, [])
        return time === time ? `Date(${apply<object, [], string>(toISOString as never, object, [])})` : 'Date(invalid)'
      }
      if (brand === REGEXP) {
        let flags = ''
        for (let i = 0; i < flagGetters.length; i++) if (apply(flagGetters[i]![0], object, [])) flags += flagGetters[i]![1]
        return apply(sliceText, `/${apply(source, object, []) as string}/${flags}`, [0, 200])
      }
      for (let i = 0; i < boxes.length; i++) {
        if (boxes[i]![0] === brand) return `${name}(${primitive(apply(boxes[i]![1], object, []), left)})`
      }
      const message = own(object, 'message')
      if (typeof message === 'string' && inherits(object, errorPrototype)) {
        const errorName = inherited(object, 'name')
        return `${typeof errorName === 'string' ? errorName : 'Error'}(${quote(message, left)})`
      }
      return properties(object, name === null ? '[no prototype]' : name === 'Object' ? '' : name)
    }

    function show(item: unknown): string {
      if (item === null || (typeof item !== 'object' && typeof item !== 'function')) return primitive(item, left)
      if (isProxy(item)) return '[Proxy]'
      if (typeof item === 'function') {
        const name = own(item, 'name')
        return typeof name === 'string' && name !== '' ? `[function ${apply(sliceText, name, [0, 60])}]` : '[function]'
      }
      for (let i = 0; i < open.length; i++) if (open[i] === item) return '[circular]'
      if (open.length >= MAX_DEPTH) return isArray(item) ? '[…]' : '{…}'
      open[open.length] = item
      const text = compound(item)
      open.length--
      return text
    }

    const text = show(value)
    return text.length <= room + 3 ? text : apply(sliceText, text, [0, room]) + '…'
  }

  return (value, cap) => {
    if (isProxy(value)) return { type: typeof value, text: '[Proxy]' }
    const type = value === null ? 'null' : isArray(value) ? 'array' : typeof value
    let text: string
    try {
      text = textOf(value, cap)
    } catch {
      text = '<not shown>'
    }
    if (type === 'string') return { type, text, size: (value as string).length }
    if (type === 'array') return { type, text, size: own(value as object, 'length') as number }
    return { type, text }
  }
}
