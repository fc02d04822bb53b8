export interface OwnData {
  /** An own data property's value; `undefined` for accessors and absent ones. */
  own(object: object, key: PropertyKey): unknown
  /** The same along the prototype chain. */
  inherited(object: object, key: PropertyKey): unknown
  /** The name of the class the object was made by; `''` when unknown, `null` without a prototype. */
  className(object: object): string | null
}

/** Reads objects without running code of theirs. To be made before the realm is locked down. Self-contained. */
export function createOwnData(): OwnData {
  const { getOwnPropertyDescriptor, getPrototypeOf } = Object
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
    const descriptor = getOwnPropertyDescriptor(object, key)
    if (descriptor === undefined) return undefined
    return 'value' in descriptor ? descriptor.value : builtin(object, key)
  }

  function inherited(object: object, key: PropertyKey): unknown {
    let at: object | null = object
    for (let i = 0; at !== null && i < 20; i++) {
      const value = own(at, key)
      if (value !== undefined) return value
      at = getPrototypeOf(at)
    }
    return undefined
  }

  function className(object: object): string | null {
    const proto = getPrototypeOf(object)
    if (proto === null) return null
    const made = inherited(proto, 'constructor')
    const name = typeof made === 'function' ? own(made, 'name') : undefined
    return typeof name === 'string' ? name : ''
  }

  return { own, inherited, className }
}
