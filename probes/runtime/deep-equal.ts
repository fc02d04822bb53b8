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
 * boxed primitives, NaN, -0, holes, symbols and cycles. Self-contained: its text is evaluated inside the isolate.
 */
export function createDeepEqual(): DeepEqual {
  type Mode = 'strict' | 'loose' | 'partial'
  /** Objects that are being compared, each with its partner, from either side. */
  type Pairs = Map<object, object>
  const { apply, ownKeys } = Reflect
  const { getPrototypeOf, is } = Object
  const { isArray } = Array
  const { isView } = ArrayBuffer
  const hasOwn = Object.prototype.hasOwnProperty
  const isEnumerable = Object.prototype.propertyIsEnumerable
  const objectTag = Object.prototype.toString
  const { getTime } = Date.prototype
  const regExpText = RegExp.prototype.toString
  const arrayBuffers = [ArrayBuffer.prototype, ...(typeof SharedArrayBuffer === 'undefined' ? [] : [SharedArrayBuffer.prototype])]
  const unboxers = [Number, String, Boolean, BigInt, Symbol].map((Box) => Box.prototype.valueOf as () => unknown)
  const sizeOf = {
    Map: Object.getOwnPropertyDescriptor(Map.prototype, 'size')!.get!,
    Set: Object.getOwnPropertyDescriptor(Set.prototype, 'size')!.get!,
  }

  function isBranded(method: (...args: never[]) => unknown, value: object): boolean {
    try {
      apply(method, value, [])
      return true
    } catch {
      return false
    }
  }

  function kindOf(value: object): string {
    if (isArray(value)) return 'Array'
    if (isBranded(sizeOf.Map, value)) return 'Map'
    if (isBranded(sizeOf.Set, value)) return 'Set'
    if (isBranded(getTime, value)) return 'Date'
    if (isView(value)) return 'View'
    if (value instanceof RegExp) return 'RegExp'
    if (value instanceof Error) return 'Error'
    for (let i = 0; i < unboxers.length; i++) if (isBranded(unboxers[i]!, value)) return 'Boxed'
    for (let i = 0; i < arrayBuffers.length; i++) if (getPrototypeOf(value) === arrayBuffers[i]) return 'Buffer'
    return typeof value === 'function' ? 'Function' : 'Object'
  }

  function unbox(value: object): unknown {
    for (let i = 0; i < unboxers.length; i++) if (isBranded(unboxers[i]!, value)) return apply(unboxers[i]!, value, [])
    return value
  }

  function keysOf(value: object, mode: Mode): PropertyKey[] {
    const skipsIndices = isArray(value) || isView(value)
    return ownKeys(value).filter(
      (key) =>
        apply(isEnumerable, value, [key]) &&
        (typeof key === 'string' ? !(skipsIndices && /^(0|[1-9]\d*)$/.test(key)) : mode !== 'loose'),
    )
  }

  function sameProperties(a: object, b: object, mode: Mode, pairs: Pairs): boolean {
    const expected = keysOf(b, mode)
    if (mode !== 'partial' && keysOf(a, mode).length !== expected.length) return false
    return expected.every(
      (key) =>
        apply(hasOwn, a, [key]) &&
        equal((a as Record<PropertyKey, unknown>)[key], (b as Record<PropertyKey, unknown>)[key], mode, pairs),
    )
  }

  function sameArrays(a: readonly unknown[], b: readonly unknown[], mode: Mode, pairs: Pairs): boolean {
    if (mode === 'partial') return subsequence(a, b, pairs)
    if (a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) {
      if (apply(hasOwn, a, [i]) !== apply(hasOwn, b, [i])) return false
      if (!equal(a[i], b[i], mode, pairs)) return false
    }
    return true
  }

  function subsequence(a: readonly unknown[], b: readonly unknown[], pairs: Pairs): boolean {
    let at = 0
    for (let i = 0; i < b.length; i++, at++) {
      while (at < a.length && !equal(a[at], b[i], 'partial', pairs)) at++
      if (at >= a.length) return false
    }
    return true
  }

  /** Every entry of `expected` has a partner of its own in `actual`; equal primitives find theirs at once. */
  function sameMembers(a: Iterable<unknown>, b: Iterable<unknown>, mode: Mode, pairs: Pairs): boolean {
    const left = new Set(a)
    const unmatched: unknown[] = []
    for (const item of b) {
      if (!left.delete(item)) unmatched.push(item)
    }
    return unmatched.every((item) => {
      for (const candidate of left) {
        if (equal(candidate, item, mode, pairs)) return left.delete(candidate)
      }
      return false
    })
  }

  function sameMaps(a: Map<unknown, unknown>, b: Map<unknown, unknown>, mode: Mode, pairs: Pairs): boolean {
    if (mode === 'partial' ? a.size < b.size : a.size !== b.size) return false
    const left: [unknown, unknown][] = []
    const unmatched: [unknown, unknown][] = []
    for (const entry of a) if (!b.has(entry[0])) left.push(entry)
    for (const [key, value] of b) {
      if (!a.has(key)) unmatched.push([key, value])
      else if (!equal(a.get(key), value, mode, pairs)) return false
    }
    return sameMembers(left, unmatched, mode, pairs)
  }

  function sameBytes(a: ArrayBufferView, b: ArrayBufferView): boolean {
    const view = (of: ArrayBufferView) => new Uint8Array(of.buffer, of.byteOffset, of.byteLength)
    if (a.byteLength !== b.byteLength) return false
    const right = view(b)
    return view(a).every((byte, i) => byte === right[i])
  }

  function sameNumbers(a: object, b: object, mode: Mode): boolean {
    const left = a as ArrayLike<number>
    const right = b as ArrayLike<number>
    if (left.length !== right.length) return false
    for (let i = 0; i < left.length; i++) {
      if (!(mode === 'loose' ? left[i] == right[i] || (left[i] !== left[i] && right[i] !== right[i]) : is(left[i], right[i])))
        return false
    }
    return true
  }

  function sameContents(kind: string, a: object, b: object, mode: Mode, pairs: Pairs): boolean {
    switch (kind) {
      case 'Array':
        return sameArrays(a as unknown[], b as unknown[], mode, pairs)
      case 'Map':
        return sameMaps(a as Map<unknown, unknown>, b as Map<unknown, unknown>, mode, pairs)
      case 'Set': {
        const [left, right] = [a as Set<unknown>, b as Set<unknown>]
        return (mode === 'partial' ? left.size >= right.size : left.size === right.size) && sameMembers(left, right, mode, pairs)
      }
      case 'Date':
        return is(apply(getTime, a, []), apply(getTime, b, []))
      case 'RegExp':
        return apply(regExpText, a, []) === apply(regExpText, b, []) && (a as RegExp).lastIndex === (b as RegExp).lastIndex
      case 'Error':
        return (a as Error).message === (b as Error).message && (a as Error).name === (b as Error).name
      case 'View':
        if (apply(objectTag, a, []) !== apply(objectTag, b, [])) return false
        return 'length' in a ? sameNumbers(a, b, mode) : sameBytes(a as ArrayBufferView, b as ArrayBufferView)
      case 'Buffer':
        return sameBytes(new Uint8Array(a as ArrayBuffer), new Uint8Array(b as ArrayBuffer))
      case 'Boxed':
        return is(unbox(a), unbox(b))
      case 'Function':
        return false
      default:
        return true
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
    if (mode !== 'loose' && getPrototypeOf(a) !== getPrototypeOf(b)) return false
    const kind = kindOf(a)
    if (kind !== kindOf(b)) return false
    if (mode === 'loose' && typeof a !== typeof b) return false
    if (pairs.has(a) || pairs.has(b)) return pairs.get(a) === b
    pairs.set(a, b)
    pairs.set(b, a)
    const same = sameContents(kind, a, b, mode, pairs) && sameProperties(a, b, mode, pairs)
    pairs.delete(a)
    pairs.delete(b)
    return same
  }

  return {
    strict: (actual, expected) => equal(actual, expected, 'strict', new Map()),
    loose: (actual, expected) => equal(actual, expected, 'loose', new Map()),
    partial: (actual, expected) => equal(actual, expected, 'partial', new Map()),
  }
}
