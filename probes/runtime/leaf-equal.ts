import type { OwnData } from './own-data.ts'

export interface LeafEqual {
  /** What the value is by V8's own marks: `Array`, `Map`, `Set`, `Date`, `RegExp`, the name of a typed array and so on. */
  kindOf(value: object): string
  /** Whether two objects of one kind are equal, apart from their own properties. */
  same(kind: string, a: object, b: object, isLoose: boolean): boolean
}

/** Compares objects whose contents are no properties. Runs nothing of theirs but what classes of errors give as name and message. Self-contained. */
export function createLeafEqual({ own, inherited, inherits, isPattern }: OwnData): LeafEqual {
  const { apply } = Reflect
  const { getOwnPropertyDescriptor, getPrototypeOf, is, hasOwn } = Object
  const { isArray } = Array
  const { isView } = ArrayBuffer
  const BytesOf = Uint8Array
  const getterOf = (proto: object, key: PropertyKey) => getOwnPropertyDescriptor(proto, key)!.get!
  const TypedArray = getPrototypeOf(BytesOf.prototype) as object
  const viewName = getterOf(TypedArray, Symbol.toStringTag)
  const viewLength = getterOf(TypedArray, 'length')
  const dataView = (['buffer', 'byteOffset', 'byteLength'] as const).map((name) => getterOf(DataView.prototype, name))
  const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength')
  const mapSize = getterOf(Map.prototype, 'size')
  const setSize = getterOf(Set.prototype, 'size')
  const { getTime } = Date.prototype
  const source = getterOf(RegExp.prototype, 'source')
  const flags = (['hasIndices', 'global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'unicodeSets', 'sticky'] as const).map(
    (name) => getterOf(RegExp.prototype, name),
  )
  const errorPrototype: object = Error.prototype
  const unboxers = [Number, String, Boolean, BigInt, Symbol].map((Box) => Box.prototype.valueOf as () => unknown)

  function isBranded(check: (...args: never[]) => unknown, value: object): boolean {
    try {
      apply(check, value, [])
      return true
    } catch {
      return false
    }
  }

  function kindOf(value: object): string {
    if (isArray(value)) return 'Array'
    if (isBranded(mapSize, value)) return 'Map'
    if (isBranded(setSize, value)) return 'Set'
    if (isBranded(getTime, value)) return 'Date'
    if (isView(value)) return (apply(viewName, value, []) as string | undefined) ?? 'DataView'
    if (isPattern(value)) return 'RegExp'
    if (inherits(value, errorPrototype)) return 'Error'
    for (let i = 0; i < unboxers.length; i++) if (isBranded(unboxers[i]!, value)) return 'Boxed'
    if (isBranded(bufferLength, value)) return 'Buffer'
    return typeof value === 'function' ? 'Function' : 'Object'
  }

  function unbox(value: object): unknown {
    for (let i = 0; i < unboxers.length; i++) if (isBranded(unboxers[i]!, value)) return apply(unboxers[i]!, value, [])
    return value
  }

  function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
    const length: number = apply(viewLength, a, [])
    if (length !== apply(viewLength, b, [])) return false
    for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false
    return true
  }

  function sameNumbers(a: object, b: object, isLoose: boolean): boolean {
    const [left, right] = [a as ArrayLike<number>, b as ArrayLike<number>]
    const length: number = apply(viewLength, a, [])
    if (length !== apply(viewLength, b, [])) return false
    for (let i = 0; i < length; i++) {
      if (!(isLoose ? left[i] == right[i] || (left[i] !== left[i] && right[i] !== right[i]) : is(left[i], right[i]))) return false
    }
    return true
  }

  /** An error's `name` or `message`, which classes may give by an accessor. */
  function said(error: object, key: 'name' | 'message'): unknown {
    const data = inherited(error, key)
    return data === undefined && !hasOwn(error, key) ? (error as Error)[key] : data
  }

  function sameRegExps(a: object, b: object): boolean {
    if (apply(source, a, []) !== apply(source, b, []) || own(a, 'lastIndex') !== own(b, 'lastIndex')) return false
    for (let i = 0; i < flags.length; i++) if (apply(flags[i]!, a, []) !== apply(flags[i]!, b, [])) return false
    return true
  }

  function bytesOf(view: object): Uint8Array {
    return new BytesOf(apply(dataView[0]!, view, []), apply(dataView[1]!, view, []), apply(dataView[2]!, view, []))
  }

  function same(kind: string, a: object, b: object, isLoose: boolean): boolean {
    switch (kind) {
      case 'Date':
        return is(apply(getTime, a, []), apply(getTime, b, []))
      case 'RegExp':
        return sameRegExps(a, b)
      case 'Error':
        return is(said(a, 'message'), said(b, 'message')) && is(said(a, 'name'), said(b, 'name'))
      case 'Buffer':
        return sameBytes(new BytesOf(a as ArrayBuffer), new BytesOf(b as ArrayBuffer))
      case 'DataView':
        return sameBytes(bytesOf(a), bytesOf(b))
      case 'Boxed':
        return is(unbox(a), unbox(b))
      case 'Function':
        return false
      case 'Object':
        return true
      default:
        return sameNumbers(a, b, isLoose)
    }
  }

  return { kindOf, same }
}
