import type { OwnData } from './own-data.ts'

/** Finds values that a program made to answer for themselves when a test looks at them. */
export interface Pretence {
  /**
   * What in the value would run code of the program when a test merely looks: a Proxy, an accessor of its own, its own version of a
   * method that all such values have. `null` for plain data and for instances of classes. Runs nothing; looks at so much at most.
   */
  of(value: unknown): string | null
  /** The same for turning the value into a primitive. */
  ofPrimitive(value: unknown): string | null
  /** A Proxy that must not be looked into. */
  isOpaque(value: object): boolean
  /** Own accessors may be read. */
  readonly readsAccessors: boolean
}

/**
 * `allows`: what the tests or the unedited program speak of themselves: `Proxy`, `get` (accessors), `extends` (classes that change
 * built-in ones), `statics` (other functions in `JSON` and the like), or a method's name. To be made when the realm has everything that it will have. Self-contained.
 */
export function createPretence(allows: readonly string[], { isProxy }: OwnData): Pretence {
  const MOST_LOOKS = 2_000
  const MOST_ITEMS = 500
  const DEEPEST = 6
  const { apply, ownKeys } = Reflect
  const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object
  const { isArray } = Array
  const { isView } = ArrayBuffer
  const objectPrototype: object = Object.prototype
  const errorPrototype: object = Error.prototype
  const { has } = WeakSet.prototype
  const mapForEach = Map.prototype.forEach
  const setForEach = Set.prototype.forEach
  const sizeOf = (kind: { prototype: object }) => getOwnPropertyDescriptor(kind.prototype, 'size')!.get!
  const [mapSize, setSize] = [sizeOf(Map), sizeOf(Set)]
  // V8 gives every error an accessor of that name.
  const allowed: Record<PropertyKey, boolean> = { __proto__: null, stack: true } as never
  for (const word of allows) allowed[word] = true
  const readsAccessors = allowed.get === true

  /** Methods by which a value tells what it is, as something else than it is. */
  const CONVERSIONS: readonly PropertyKey[] = [Symbol.toPrimitive, 'valueOf', 'toJSON']
  const TO_PRIMITIVE: readonly PropertyKey[] = [Symbol.toPrimitive, 'valueOf', 'toString']
  /** Questions that tests put to lists and texts: on an object of another kind an answer of its own is none. */
  const ANSWERS: Record<PropertyKey, boolean> = { __proto__: null } as never
  for (const key of ['toString', 'toLocaleString', 'then', 'includes', 'indexOf', 'lastIndexOf', 'every', 'some', 'startsWith'])
    ANSWERS[key] = true
  for (const key of ['endsWith', 'search', 'match', 'test', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable'])
    ANSWERS[key] = true
  for (const key of CONVERSIONS) ANSWERS[key] = true

  /** The prototypes that the realm itself has. */
  const native = new WeakSet<object>()
  const addNative = (proto: unknown) => {
    for (let at = proto; at !== null && typeof at === 'object'; at = getPrototypeOf(at)) native.add(at)
    if (typeof proto === 'function') native.add(proto)
  }
  for (const key of ownKeys(globalThis)) {
    const made: unknown = getOwnPropertyDescriptor(globalThis, key)!.value
    if (typeof made === 'function') addNative(getOwnPropertyDescriptor(made, 'prototype')?.value)
  }
  for (const made of [[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/./g)])
    addNative(getPrototypeOf(made))
  for (const make of [function* () {}, async () => undefined, async function* () {}]) {
    addNative(getPrototypeOf(make))
    addNative((getPrototypeOf(make) as { prototype?: unknown }).prototype)
  }
  addNative(Function.prototype)
  const arrayKeys = ownKeys(Array.prototype)

  const isNative = (object: object): boolean => apply(has, native, [object])
  const isObject = (value: unknown): value is object =>
    value !== null && (typeof value === 'object' || typeof value === 'function')
  const nameOf = (key: PropertyKey) => (typeof key === 'symbol' ? (key.description ?? '') : String(key))
  const wordOf = (key: PropertyKey) => (typeof key === 'symbol' ? (key.description ?? '').slice(7) : key)
  const isAllowed = (key: PropertyKey) => allowed[wordOf(key)] === true
  const ownMethod = (key: PropertyKey) => `a ${nameOf(key)} of its own`
  const proxy = allowed.Proxy === true ? null : 'a Proxy'

  function isSized(getter: () => unknown, value: object): boolean {
    try {
      apply(getter, value, [])
      return true
    } catch {
      return false
    }
  }

  /** The first prototype that the realm itself has; or what the ones before it pretend. */
  function rootOf(object: object): { readonly root: object | null; readonly found: string | null } {
    let at = getPrototypeOf(object)
    for (let i = 0; at !== null && !isNative(at) && i < 1_000; i++) {
      if (isProxy(at)) return { root: null, found: proxy }
      for (let k = 0; k < CONVERSIONS.length; k++) {
        const key = CONVERSIONS[k]!
        if (hasOwn(at, key) && !isAllowed(key)) return { root: null, found: ownMethod(key) }
      }
      at = getPrototypeOf(at)
    }
    return { root: at, found: null }
  }

  /** What a class between the object and the built-in one changes of the latter. */
  function overrides(object: object, root: object): string | null {
    // Classes of errors have names and texts of their own.
    if (allowed.extends === true || root === errorPrototype || getPrototypeOf(root) === errorPrototype) return null
    let at = getPrototypeOf(object)
    for (let i = 0; at !== null && at !== root && i < 1_000; i++) {
      const keys = ownKeys(at)
      for (let k = 0; k < keys.length; k++)
        if (keys[k] !== 'constructor' && hasOwn(root, keys[k]!) && !isAllowed(keys[k]!)) return ownMethod(keys[k]!)
      at = getPrototypeOf(at)
    }
    return null
  }

  /** Its own way of becoming a primitive. */
  function converts(object: object): string | null {
    for (let k = 0; k < TO_PRIMITIVE.length; k++) {
      const key = TO_PRIMITIVE[k]!
      if (hasOwn(object, key) && !isAllowed(key)) return ownMethod(key)
    }
    return null
  }

  /** Walks through one value; a new one for each. */
  function lookThrough(value: object): string | null {
    let looks = 0

    function property(object: object, key: PropertyKey, root: object | null, isPlain: boolean, depth: number): string | null {
      const descriptor = getOwnPropertyDescriptor(object, key)
      if (descriptor === undefined) return null
      if (!('value' in descriptor)) {
        const isHidden = descriptor.get === undefined
        return readsAccessors || isHidden || isAllowed(key) ? null : `an accessor for ${nameOf(key)}`
      }
      const inner: unknown = descriptor.value
      if (!isObject(inner)) return null
      const shadows = isPlain ? ANSWERS[key] === true : root !== null && (hasOwn(root, key) || ANSWERS[key] === true)
      if (shadows && key !== 'constructor' && typeof inner === 'function' && !isAllowed(key)) return ownMethod(key)
      // What functions carry along is no data: mocks and classes have a lot of it.
      if (typeof inner === 'function') return isProxy(inner) ? proxy : null
      return depth < DEEPEST ? look(inner, depth + 1) : null
    }

    function items(object: object, depth: number): string | null {
      const { length } = object as ArrayLike<unknown>
      const many = length < MOST_ITEMS ? length : MOST_ITEMS
      for (let i = 0; i < many; i++) {
        const found = property(object, i, null, true, depth)
        if (found !== null) return found
      }
      return null
    }

    function members(object: object, depth: number): string | null {
      let found: string | null = null
      const visit = (member: unknown) => {
        if (found === null && looks < MOST_LOOKS && isObject(member)) found = look(member, depth + 1)
      }
      if (isSized(mapSize, object)) apply(mapForEach, object, [(member: unknown, key: unknown) => (visit(key), visit(member))])
      else if (isSized(setSize, object)) apply(setForEach, object, [visit])
      return found
    }

    function look(object: object, depth: number): string | null {
      if (++looks > MOST_LOOKS) return null
      if (isProxy(object)) return proxy
      const { root, found } = rootOf(object)
      if (found !== null) return found
      if (typeof object === 'function') return converts(object)
      const isPlain = root === null || root === objectPrototype
      const isList = isArray(object)
      if (!isPlain) {
        const changed = overrides(object, root) ?? (isList ? null : members(object, depth))
        if (changed !== null) return changed
      }
      if (isList) {
        const inner = items(object, depth)
        if (inner !== null) return inner
      }
      // The keys of a long list are not made: only those that all lists have are asked for.
      const isLong = isView(object) || (isList && object.length >= MOST_ITEMS)
      const keys: readonly PropertyKey[] = isLong ? arrayKeys : ownKeys(object)
      const first = keys.length > MOST_ITEMS ? keys.length - MOST_ITEMS : 0
      for (let i = keys.length - 1; i >= first; i--) {
        // The items come before.
        if (isList && !isLong && keys[i] === 'length') break
        const inner = property(object, keys[i]!, root, isPlain, depth)
        if (inner !== null) return inner
      }
      return null
    }

    return look(value, 0)
  }

  function ofPrimitive(value: unknown, depth = 0): string | null {
    if (!isObject(value)) return null
    if (isProxy(value)) return proxy
    for (let at: object | null = value; at !== null && !isNative(at); at = getPrototypeOf(at)) {
      const found = isProxy(at) ? proxy : converts(at)
      if (found !== null) return found
    }
    if (!isArray(value) || depth >= DEEPEST) return null
    for (let i = 0; i < value.length && i < MOST_ITEMS; i++) {
      const found = ofPrimitive(getOwnPropertyDescriptor(value, i)?.value, depth + 1)
      if (found !== null) return found
    }
    return null
  }

  return {
    of: (value) => (isObject(value) ? lookThrough(value) : null),
    ofPrimitive: (value) => ofPrimitive(value),
    isOpaque: (value) => proxy !== null && isProxy(value),
    readsAccessors,
  }
}
