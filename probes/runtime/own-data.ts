export interface OwnData {
  /** Whether looking at the value any further would run the traps of a Proxy. */
  isProxy(value: unknown): boolean
  /** An own data property's value; `undefined` for accessors and absent ones. */
  own(object: object, key: PropertyKey): unknown
  /** The same along the prototype chain. */
  inherited(object: object, key: PropertyKey): unknown
  /** `instanceof`, asking neither the value's traps nor its class. */
  inherits(value: unknown, prototype: unknown): boolean
  /** A regular expression, by V8's own mark. */
  isPattern(value: unknown): boolean
  /** The name of the class the object was made by; `''` when unknown, `null` without a prototype. */
  className(object: object): string | null
}

/** Reads objects without running code of theirs. To be made before the realm is locked down. Self-contained. */
export function createOwnData(isProxy: (value: unknown) => boolean = () => false): OwnData {
  const { getOwnPropertyDescriptor, getPrototypeOf } = Object
  const { apply } = Reflect
  const regExpPrototype: object = RegExp.prototype
  const source = getOwnPropertyDescriptor(regExpPrototype, 'source')!.get!
  // Locking down hides these behind accessors of ours; their values are known.
  const kinds = [Object, Function, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError]
  const known = kinds.map((Kind) => ({ proto: Kind.prototype, constructor: Kind, name: Kind.name }))

  function builtin(object: object, key: PropertyKey): unknown {
    for (let i = 0; i < known.length; i++) {
      const { proto, constructor, name } = known[i]!
      if (proto !== object) continue
      if (key === 'constructor') return constructor
      if (i >= 2) return key === 'name' ? name : key === 'message' ? '' : undefined
    }
    return undefined
  }

  function own(object: object, key: PropertyKey): unknown {
    const descriptor = isProxy(object) ? undefined : getOwnPropertyDescriptor(object, key)
    if (descriptor === undefined) return undefined
    return 'value' in descriptor ? descriptor.value : builtin(object, key)
  }

  function inherited(object: object, key: PropertyKey): unknown {
    let at: object | null = object
    for (let i = 0; at !== null && !isProxy(at) && i < 20; i++) {
      const value = own(at, key)
      if (value !== undefined) return value
      at = getPrototypeOf(at)
    }
    return undefined
  }

  function className(object: object): string | null {
    const proto = isProxy(object) ? null : getPrototypeOf(object)
    if (proto === null) return null
    const made = inherited(proto, 'constructor')
    const name = typeof made === 'function' ? own(made, 'name') : undefined
    return typeof name === 'string' ? name : ''
  }

  function inherits(value: unknown, prototype: unknown): boolean {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return false
    let at: object | null = value
    for (let i = 0; at !== null && i < 1_000; i++) {
      if (at === prototype) return true
      at = isProxy(at) ? null : getPrototypeOf(at)
    }
    return false
  }

  function isPattern(value: unknown): boolean {
    if (value === null || typeof value !== 'object' || value === regExpPrototype) return false
    try {
      apply(source, value, [])
      return true
    } catch {
      return false
    }
  }

  return { isProxy, own, inherited, inherits, isPattern, className }
}
