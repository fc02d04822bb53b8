export interface Lockdown {
  /** Remembers the realm as it is; also makes its own objects immutable where no program is to change what the next one sees. */
  seal(frozen: boolean): void
  /** Removes what a program left on the global object and puts back what it replaced there. */
  clean(): void
}

/**
 * Takes away what escapes an isolate's limits (shared memory, WebAssembly, finalisers), at once; freezes the rest when told to.
 * Properties that programs commonly set on their own objects stay settable there although the prototype's are frozen
 * ("override mistake": Agoric's SES shim, enable-property-overrides). Self-contained.
 */
export function createLockdown(): Lockdown {
  const { defineProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf } = Object
  const { ownKeys, deleteProperty } = Reflect
  const realm = globalThis as unknown as Record<PropertyKey, unknown>
  for (const name of ['WebAssembly', 'Atomics', 'SharedArrayBuffer', 'FinalizationRegistry', 'WeakRef']) delete realm[name]

  /** Globals that test frameworks replace for fake time, and that belong to the program's surroundings. */
  const replaceable = new Set([
    ...[
      'setTimeout',
      'setInterval',
      'setImmediate',
      'clearTimeout',
      'clearInterval',
      'clearImmediate',
      'queueMicrotask',
      'performance',
    ],
    ...['Date', 'process', 'crypto'],
  ])

  function enableOverride(proto: object, key: PropertyKey): void {
    const descriptor = getOwnPropertyDescriptor(proto, key)
    if (!descriptor?.configurable || !('value' in descriptor)) return
    const { value, enumerable } = descriptor
    defineProperty(proto, key, {
      get: () => value,
      set(this: object, replacement: unknown) {
        if (this === proto) throw new TypeError(`Cannot assign to read only property '${String(key)}' of object`)
        defineProperty(this, key, { value: replacement, writable: true, enumerable: true, configurable: true })
      },
      enumerable: enumerable === true,
      configurable: false,
    })
  }

  const errors = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError]

  function freezeIntrinsics(): void {
    for (const key of ownKeys(Object.prototype)) enableOverride(Object.prototype, key)
    for (const key of ['constructor', 'toString', 'call', 'apply', 'bind']) enableOverride(Function.prototype, key)
    for (const Kind of errors)
      for (const key of ['constructor', 'name', 'message', 'toString']) enableOverride(Kind.prototype, key)

    const hidden = [
      getPrototypeOf(Uint8Array),
      function* () {}.constructor,
      (async () => undefined).constructor,
      async function* () {}.constructor,
    ]
    const prototypes = [
      [][Symbol.iterator](),
      new Map()[Symbol.iterator](),
      new Set()[Symbol.iterator](),
      ''[Symbol.iterator](),
      ''.matchAll(/./g),
    ].map((iterator) => getPrototypeOf(iterator) as object)
    for (const Made of hidden) {
      freeze(Made)
      for (let proto = Made.prototype; proto && proto !== Object.prototype; proto = getPrototypeOf(proto)) {
        freeze(proto)
        if (proto.prototype) freeze(proto.prototype)
      }
    }
    for (let proto of prototypes) for (; proto && proto !== Object.prototype; proto = getPrototypeOf(proto)) freeze(proto)

    for (const key of ownKeys(realm)) {
      const descriptor = getOwnPropertyDescriptor(realm, key)!
      const value: unknown = descriptor.value
      if (value === realm || key === 'console' || value === null || (typeof value !== 'object' && typeof value !== 'function'))
        continue
      if (!replaceable.has(key as string) && descriptor.configurable)
        defineProperty(realm, key, { writable: false, configurable: false })
      freeze(value)
      const proto = (value as { prototype?: unknown }).prototype
      if (proto !== null && typeof proto === 'object') freeze(proto)
    }
    freeze(Function.prototype)
    freeze(getPrototypeOf(getPrototypeOf(realm)) ?? Object.prototype)
  }

  let initial: ReadonlySet<PropertyKey> = new Set()
  let kept: readonly (readonly [PropertyKey, PropertyDescriptor])[] = []
  let size = 0

  function remember(): void {
    const keys = ownKeys(realm)
    size = keys.length
    initial = new Set(keys)
    kept = keys
      .map((key) => [key, getOwnPropertyDescriptor(realm, key)!] as const)
      .filter(([, descriptor]) => descriptor.configurable && 'value' in descriptor)
  }

  return {
    seal(frozen) {
      if (frozen) freezeIntrinsics()
      remember()
    },
    clean() {
      for (let i = 0; i < kept.length; i++) {
        const [key, descriptor] = kept[i]!
        if (realm[key] !== descriptor.value) defineProperty(realm, key, descriptor)
      }
      const keys = ownKeys(realm)
      if (keys.length === size) return
      for (let i = 0; i < keys.length; i++) if (!initial.has(keys[i]!)) deleteProperty(realm, keys[i]!)
    },
  }
}
