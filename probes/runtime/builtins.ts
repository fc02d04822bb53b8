import type { AssertModule } from './assert.ts'
import type { DeepEqual } from './deep-equal.ts'
import type { Hashes } from './hashes.ts'
import type { Snapshot } from './snapshot.ts'

export type Require = (specifier: string) => unknown

export interface BuiltinParts {
  readonly assert: AssertModule
  readonly deepEqual: DeepEqual
  /** Made when first needed. */
  readonly createHashes: () => Hashes
  readonly snapshot: Snapshot
  readonly random: () => number
  readonly format: (args: readonly unknown[]) => string
}

/** `require` of the Node modules that the isolate has its own versions of; anything else is a module that cannot be found. Self-contained. */
export function createBuiltins({ assert, deepEqual, createHashes, snapshot, random, format }: BuiltinParts): Require {
  const INSPECT_CAP = 10_000

  function unavailable(what: string): never {
    throw new Error(`${what} is not available inside the sandbox`)
  }

  function promisify(original: (...args: unknown[]) => unknown): (...args: unknown[]) => Promise<unknown> {
    if (typeof original !== 'function') throw new TypeError('The "original" argument must be of type function')
    return function (this: unknown, ...args) {
      return new Promise((resolve, reject) => {
        const done = (error: unknown, value: unknown) => (error ? reject(error) : resolve(value))
        // A timer calls back without an error and without a value.
        if (original === (globalThis as { setTimeout?: unknown }).setTimeout) original(resolve, ...args)
        else Reflect.apply(original, this, [...args, done])
      })
    }
  }

  const isA = (Kind: abstract new (...args: never[]) => unknown) => (value: unknown) => value instanceof Kind
  const types = {
    isDate: isA(Date),
    isRegExp: isA(RegExp),
    isMap: isA(Map),
    isSet: isA(Set),
    isPromise: isA(Promise),
    isNativeError: isA(Error),
    isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    isAsyncFunction: isA((async () => undefined).constructor as never),
    isGeneratorFunction: isA(function* () {}.constructor as never),
    isProxy: () => unavailable('util.types.isProxy'),
  }

  const util = {
    inspect: Object.assign((value: unknown) => snapshot(value, INSPECT_CAP).text, {
      custom: Symbol.for('nodejs.util.inspect.custom'),
    }),
    format: (...args: unknown[]) => format(args),
    isDeepStrictEqual: deepEqual.strict,
    promisify,
    types,
    isArray: Array.isArray,
    deprecate: (original: unknown) => original,
    inherits(child: { prototype: object }, parent: { prototype: object }) {
      Object.setPrototypeOf(child.prototype, parent.prototype)
    },
    TextEncoder: (globalThis as Record<string, unknown>).TextEncoder,
    TextDecoder: (globalThis as Record<string, unknown>).TextDecoder,
  }

  const { Buffer } = globalThis as unknown as {
    Buffer: { from(source: unknown, encoding?: unknown): Uint8Array & { toString(encoding: unknown): string } }
  }

  let hashes: Hashes | null = null

  function createHash(algorithm: unknown) {
    const name = String(algorithm).toLowerCase().replace('-', '')
    hashes ??= createHashes()
    const hash = name === 'md5' ? hashes.md5 : name === 'sha256' ? hashes.sha256 : unavailable(`the hash "${String(algorithm)}"`)
    const parts: number[] = []
    const made = {
      update(data: unknown, encoding?: unknown) {
        for (const byte of Buffer.from(data, encoding)) parts.push(byte)
        return made
      },
      digest(encoding?: unknown) {
        const bytes = Buffer.from(hash(Uint8Array.from(parts)))
        return encoding === undefined ? bytes : bytes.toString(encoding)
      },
    }
    return made
  }

  const randomByte = () => Math.floor(random() * 256)
  const crypto = {
    createHash,
    randomInt(low: number, high?: number) {
      const [from, to] = high === undefined ? [0, low] : [low, high]
      return from + Math.floor(random() * (to - from))
    },
    randomUUID() {
      const hex = Buffer.from(Array.from({ length: 16 }, randomByte)).toString('hex')
      const variant = '89ab'[Math.floor(random() * 4)]
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
    randomBytes: (size: number) => Buffer.from(Array.from({ length: size }, randomByte)),
    getRandomValues<T extends Uint8Array>(array: T): T {
      for (let i = 0; i < array.length; i++) array[i] = randomByte()
      return array
    },
    timingSafeEqual: (a: Uint8Array, b: Uint8Array) => deepEqual.strict(a, b),
    createHmac: () => unavailable('crypto.createHmac'),
    createCipheriv: () => unavailable('crypto.createCipheriv'),
  }
  const webCrypto = { getRandomValues: crypto.getRandomValues, randomUUID: crypto.randomUUID }
  Object.defineProperty(globalThis, 'crypto', { value: webCrypto, writable: true, configurable: true, enumerable: false })

  const withDefault = <T extends object>(module: T): T =>
    Object.defineProperty(module, 'default', { value: module, enumerable: false })
  const modules: Record<string, unknown> = {
    __proto__: null,
    assert: assert.loose,
    'assert/strict': assert.strict,
    util: withDefault(util),
    'util/types': types,
    crypto: withDefault(crypto),
    perf_hooks: withDefault({ performance: (globalThis as Record<string, unknown>).performance }),
    buffer: withDefault({ Buffer }),
  }
  // A program and its judge get the same ones.
  const { AssertionError } = assert.loose as unknown as { AssertionError: { prototype: object } }
  for (const shared of [...Object.values(modules), webCrypto, AssertionError, AssertionError.prototype]) Object.freeze(shared)

  return (specifier) => {
    const found = modules[specifier.replace(/^node:/, '')]
    if (found !== undefined) return found
    throw Object.assign(new Error(`Cannot find module '${specifier}'`), { code: 'MODULE_NOT_FOUND' })
  }
}
