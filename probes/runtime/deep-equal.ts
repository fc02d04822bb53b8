import type { LeafEqual } from './leaf-equal.ts'
import type { OwnData } from './own-data.ts'
import type { Pretence } from './pretence.ts'

export interface DeepEqual {
  /** `assert.deepStrictEqual`'s comparison. */
  strict(actual: unknown, expected: unknown): boolean
  /** `assert.deepEqual`'s: primitives by `==`, prototypes ignored. */
  loose(actual: unknown, expected: unknown): boolean
  /** `assert.partialDeepStrictEqual`'s: `expected` may leave things out. */
  partial(actual: unknown, expected: unknown): boolean
}

/**
 * Deep comparison as Node's `assert` does it (lib/internal/util/comparisons.js): Map, Set, Date, RegExp, typed arrays, errors,
 * boxed primitives, NaN, -0, holes, symbols and cycles. Runs nothing of the values and nothing that a program can have replaced:
 * what only pretends to be data (a Proxy, an accessor of its own) equals nothing. Self-contained.
 */
export function createDeepEqual({ own }: OwnData, { isOpaque, readsAccessors }: Pretence, leaves: LeafEqual): DeepEqual {
  type Mode = 'strict' | 'loose' | 'partial'
  /** Objects that are being compared, each with its partner, from either side. */
  type Pairs = Map<object, object>
  type Entry = readonly [key: unknown, value: unknown]
  const { apply, ownKeys } = Reflect
  const { getOwnPropertyDescriptor, getPrototypeOf, is, hasOwn } = Object
  const { isArray } = Array
  const { isView } = ArrayBuffer
  const MapOf = Map
  type Method<T extends unknown[], R> = (on: unknown, ...args: T) => R
  const method =
    <T extends unknown[], R>(of: (...args: never[]) => R): Method<T, R> =>
    (on, ...args) =>
      apply(of, on, args)
  const getterOf = (proto: object, key: PropertyKey) => getOwnPropertyDescriptor(proto, key)!.get!
  const mapGet = method<[unknown], unknown>(Map.prototype.get)
  const mapHas = method<[unknown], boolean>(Map.prototype.has)
  const mapSet = method<[unknown, unknown], unknown>(Map.prototype.set)
  const mapDelete = method<[unknown], boolean>(Map.prototype.delete)
  const mapForEach = method<[(value: unknown, key: unknown) => void], void>(Map.prototype.forEach)
  const setHas = method<[unknown], boolean>(Set.prototype.has)
  const setForEach = method<[(value: unknown) => void], void>(Set.prototype.forEach)
  const mapSize = getterOf(Map.prototype, 'size')
  const setSize = getterOf(Set.prototype, 'size')
  const isEnumerable = method<[PropertyKey], boolean>(Object.prototype.propertyIsEnumerable)
  const isIndex = /^(0|[1-9]\d*)$/
  const exec = method<[string], RegExpExecArray | null>(RegExp.prototype.exec)

  function keysOf(value: object, mode: Mode): readonly PropertyKey[] {
    const skipsIndices = isArray(value) || isView(value)
    const all = ownKeys(value)
    const keys: PropertyKey[] = []
    for (let i = 0; i < all.length; i++) {
      const key = all[i]!
      if (!isEnumerable(value, key)) continue
      if (typeof key === 'string' ? !(skipsIndices && exec(isIndex, key) !== null) : mode !== 'loose') keys[keys.length] = key
    }
    return keys
  }

  /** Both have the property, or both lack it, and its values are equal. */
  function sameProperty(a: object, b: object, key: PropertyKey, mode: Mode, pairs: Pairs): boolean {
    const left = getOwnPropertyDescriptor(a, key)
    const right = getOwnPropertyDescriptor(b, key)
    if (left === undefined || right === undefined) return left === right
    if (!readsAccessors && !('value' in left && 'value' in right)) return false
    const valueOf = (object: object, descriptor: PropertyDescriptor): unknown =>
      'value' in descriptor ? descriptor.value : descriptor.get === undefined ? undefined : apply(descriptor.get, object, [])
    return equal(valueOf(a, left), valueOf(b, right), mode, pairs)
  }

  function sameProperties(a: object, b: object, mode: Mode, pairs: Pairs): boolean {
    const expected = keysOf(b, mode)
    if (mode !== 'partial' && keysOf(a, mode).length !== expected.length) return false
    for (let i = 0; i < expected.length; i++) {
      if (!hasOwn(a, expected[i]!) || !sameProperty(a, b, expected[i]!, mode, pairs)) return false
    }
    return true
  }

  function sameArrays(a: readonly unknown[], b: readonly unknown[], mode: Mode, pairs: Pairs): boolean {
    if (mode === 'partial') return subsequence(a, b, pairs)
    if (a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (!sameProperty(a, b, i, mode, pairs)) return false
    return true
  }

  function subsequence(a: readonly unknown[], b: readonly unknown[], pairs: Pairs): boolean {
    let at = 0
    for (let i = 0; i < b.length; i++, at++) {
      while (at < a.length && !equal(own(a, at), own(b, i), 'partial', pairs)) at++
      if (at >= a.length) return false
    }
    return true
  }

  /** Every expected entry has a partner of its own among the others. */
  function sameEntries(left: readonly Entry[], expected: readonly Entry[], mode: Mode, pairs: Pairs): boolean {
    const taken: boolean[] = []
    for (let i = 0; i < left.length; i++) taken[i] = false
    for (let i = 0; i < expected.length; i++) {
      const [key, value] = [expected[i]![0], expected[i]![1]]
      let at = 0
      while (
        at < left.length &&
        (taken[at]! || !equal(left[at]![0], key, mode, pairs) || !equal(left[at]![1], value, mode, pairs))
      )
        at++
      if (at === left.length) return false
      taken[at] = true
    }
    return true
  }

  function isFittingSize(a: number, b: number, mode: Mode): boolean {
    return mode === 'partial' ? a >= b : a === b
  }

  /** Equal primitives find their partners at once. */
  function sameSets(a: object, b: object, mode: Mode, pairs: Pairs): boolean {
    if (!isFittingSize(apply(setSize, a, []), apply(setSize, b, []), mode)) return false
    const left: Entry[] = []
    const unmatched: Entry[] = []
    setForEach(a, (item) => !setHas(b, item) && (left[left.length] = [item, 0]))
    setForEach(b, (item) => !setHas(a, item) && (unmatched[unmatched.length] = [item, 0]))
    return sameEntries(left, unmatched, mode, pairs)
  }

  function sameMaps(a: object, b: object, mode: Mode, pairs: Pairs): boolean {
    if (!isFittingSize(apply(mapSize, a, []), apply(mapSize, b, []), mode)) return false
    const left: Entry[] = []
    const unmatched: Entry[] = []
    let same = true
    mapForEach(a, (value, key) => !mapHas(b, key) && (left[left.length] = [key, value]))
    mapForEach(b, (value, key) => {
      if (!mapHas(a, key)) unmatched[unmatched.length] = [key, value]
      else same &&= equal(mapGet(a, key), value, mode, pairs)
    })
    return same && sameEntries(left, unmatched, mode, pairs)
  }

  function sameContents(kind: string, a: object, b: object, mode: Mode, pairs: Pairs): boolean {
    switch (kind) {
      case 'Array':
        return sameArrays(a as unknown[], b as unknown[], mode, pairs)
      case 'Map':
        return sameMaps(a, b, mode, pairs)
      case 'Set':
        return sameSets(a, b, mode, pairs)
      default:
        return leaves.same(kind, a, b, mode === 'loose')
    }
  }

  function equal(a: unknown, b: unknown, mode: Mode, pairs: Pairs): boolean {
    const isObject = (value: unknown): value is object =>
      value !== null && (typeof value === 'object' || typeof value === 'function')
    if (!isObject(a) || !isObject(b)) {
      if (mode !== 'loose') return is(a, b)
      if (isObject(a) || isObject(b)) return false
      return a == b || (a !== a && b !== b)
    }
    if (a === b) return true
    if (isOpaque(a) || isOpaque(b)) return false
    if (mode !== 'loose' && getPrototypeOf(a) !== getPrototypeOf(b)) return false
    const kind = leaves.kindOf(a)
    if (kind !== leaves.kindOf(b)) return false
    if (mode === 'loose' && typeof a !== typeof b) return false
    if (mapHas(pairs, a) || mapHas(pairs, b)) return mapGet(pairs, a) === b
    mapSet(pairs, a, b)
    mapSet(pairs, b, a)
    const same = sameContents(kind, a, b, mode, pairs) && sameProperties(a, b, mode, pairs)
    mapDelete(pairs, a)
    mapDelete(pairs, b)
    return same
  }

  return {
    strict: (actual, expected) => equal(actual, expected, 'strict', new MapOf()),
    loose: (actual, expected) => equal(actual, expected, 'loose', new MapOf()),
    partial: (actual, expected) => equal(actual, expected, 'partial', new MapOf()),
  }
}
