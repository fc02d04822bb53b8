export interface Lockdown {
  /** Remembers the realm as it is; fixes the functions of `JSON`, `Object` and `Reflect`, by which tests look at values; also makes its own objects immutable where no program is to change what the next one sees. */
  seal(frozen: boolean, keepsStatics: boolean): void
  /** Removes what a program left on the global object, on `console` and in `process.env`, and puts back what it replaced there. */
  clean(): void
}

/**
 * Takes away what escapes an isolate's limits (shared memory, WebAssembly, finalisers), at once; freezes the rest when told to.
 * Properties that programs commonly set on their own objects stay settable there although the prototype's are frozen
 * ("override mistake": Agoric's SES shim, enable-property-overrides). Self-contained.
 */
export function createLockdown(): Lockdown {
  const { defineProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf, keys, setPrototypeOf } = Object
  const { apply, ownKeys, deleteProperty } = Reflect
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

  /** What programs may change and find as it was in the next run. */
  const cleaned = [realm, realm.console, (realm.process as { env?: unknown } | undefined)?.env] as Record<PropertyKey, unknown>[]
  const isCleaned = (object: unknown) => object === cleaned[0] || object === cleaned[1] || object === cleaned[2]

  /** What a program defines on the cleaned objects stays deletable, and they extensible. For all others the methods are V8's. */
  function keepCleanable(): void {
    const loose = (target: unknown, descriptor: PropertyDescriptor) => {
      if (!isCleaned(target) || descriptor === null || typeof descriptor !== 'object') return descriptor
      if ('get' in descriptor || 'set' in descriptor) hasAccessors = true
      return { ...descriptor, configurable: true }
    }
    const { __defineGetter__, __defineSetter__ } = Object.prototype as unknown as Record<string, () => unknown>
    const noting = (define: () => unknown) =>
      function (this: unknown, ...args: []) {
        if (isCleaned(this)) hasAccessors = true
        return apply(define, this, args)
      }
    const replace = (holder: object, methods: Record<string, unknown>) => {
      for (const key of keys(methods)) {
        defineProperty(holder, key, { value: methods[key], writable: true, configurable: true, enumerable: false })
      }
    }
    const { preventExtensions, seal, defineProperties } = Object
    const { preventExtensions: reflectPrevent, defineProperty: reflectDefine } = Reflect
    replace(Object, {
      freeze: (object: object) => (isCleaned(object) ? object : freeze(object)),
      seal: (object: object) => (isCleaned(object) ? object : seal(object)),
      preventExtensions: (object: object) => (isCleaned(object) ? object : preventExtensions(object)),
      defineProperty: (object: object, key: PropertyKey, descriptor: PropertyDescriptor) =>
        defineProperty(object, key, loose(object, descriptor)),
      defineProperties(object: object, descriptors: PropertyDescriptorMap) {
        if (!isCleaned(object)) return defineProperties(object, descriptors)
        for (const key of ownKeys(descriptors)) defineProperty(object, key, loose(object, descriptors[key as string]!))
        return object
      },
    })
    replace(Object.prototype, {
      __defineGetter__: noting(__defineGetter__!),
      __defineSetter__: noting(__defineSetter__!),
    })
    replace(Reflect, {
      preventExtensions: (object: object) => (isCleaned(object) ? false : reflectPrevent(object)),
      defineProperty: (object: object, key: PropertyKey, descriptor: PropertyDescriptor) =>
        reflectDefine(object, key, loose(object, descriptor)),
    })
  }

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

  function fixStatics(): void {
    const fixed = { writable: false, configurable: false }
    for (const name of ['JSON', 'Object', 'Reflect']) {
      const holder = realm[name] as object
      for (const key of ownKeys(holder))
        if (getOwnPropertyDescriptor(holder, key)!.configurable) defineProperty(holder, key, fixed)
      defineProperty(realm, name, fixed)
    }
  }

  interface Remembered {
    readonly object: Record<PropertyKey, unknown>
    readonly prototype: object | null
    readonly initial: Readonly<Record<PropertyKey, boolean>>
    readonly kept: readonly (readonly [PropertyKey, PropertyDescriptor])[]
    readonly size: number
  }
  let remembered: readonly Remembered[] = []
  let hasAccessors = false

  function remember(object: Record<PropertyKey, unknown>): Remembered {
    const all = ownKeys(object)
    const initial: Record<PropertyKey, boolean> = { __proto__: null } as never
    for (const key of all) initial[key] = true
    const kept = all
      .map((key) => [key, getOwnPropertyDescriptor(object, key)!] as const)
      .filter(([, descriptor]) => descriptor.configurable && 'value' in descriptor)
    return { object, prototype: getPrototypeOf(object), initial, kept, size: all.length }
  }

  function restore({ object, prototype, initial, kept, size }: Remembered): void {
    if (getPrototypeOf(object) !== prototype) setPrototypeOf(object, prototype)
    for (let i = 0; i < kept.length; i++) {
      const key = kept[i]![0]
      const { value } = kept[i]![1]
      // An accessor of a program's must not be run here.
      const now: unknown = hasAccessors ? getOwnPropertyDescriptor(object, key)?.value : object[key]
      if (now !== value) defineProperty(object, key, kept[i]![1])
    }
    const present = ownKeys(object)
    if (present.length === size) return
    for (let i = 0; i < present.length; i++) if (initial[present[i]!] !== true) deleteProperty(object, present[i]!)
  }

  return {
    seal(frozen, keepsStatics) {
      keepCleanable()
      if (keepsStatics) fixStatics()
      if (frozen) freezeIntrinsics()
      remembered = cleaned.map(remember)
    },
    clean() {
      for (let i = 0; i < remembered.length; i++) restore(remembered[i]!)
      hasAccessors = false
    },
  }
}
