import { unsupported } from './expect.ts'

type Body = (...args: unknown[]) => unknown

interface Call {
  readonly arguments: readonly unknown[]
  readonly this: unknown
  readonly target: unknown
  readonly result: unknown
  readonly error: unknown
}

const restorers = new Set<() => void>()

function createMock(original: Body, implementation: Body, restore: () => void): Body {
  let current = implementation
  const once = new Map<number, Body>()
  const calls: Call[] = []
  restorers.add(restore)

  function mocked(this: unknown, ...args: unknown[]): unknown {
    const body = once.get(calls.length) ?? current
    once.delete(calls.length)
    const record = (result: unknown, error: unknown) =>
      calls.push({ arguments: args, this: this, target: new.target, result, error })
    try {
      const result = new.target ? Reflect.construct(body, args, new.target) : Reflect.apply(body, this, args)
      record(result, undefined)
      return result
    } catch (error) {
      record(undefined, error)
      throw error
    }
  }
  const control = {
    calls,
    callCount: () => calls.length,
    mockImplementation: (next: Body) => void (current = next),
    mockImplementationOnce: (next: Body, onCall?: number) => void once.set(onCall ?? calls.length, next),
    resetCalls: () => void calls.splice(0),
    restore() {
      current = original
      restore()
    },
  }
  return Object.assign(mocked, { mock: control })
}

/** The `mock` of `node:test`. */
export const nodeMock = {
  fn(original: unknown, implementation: unknown): Body {
    const [first, second] = [original, implementation].filter((value): value is Body => typeof value === 'function')
    const base = first ?? (() => undefined)
    return createMock(base, second ?? base, () => undefined)
  },
  method(object: Record<string, Body>, name: string, implementation: unknown): Body {
    const before = Object.getOwnPropertyDescriptor(object, name)
    const original = object[name]!
    const restore = () => (before ? Object.defineProperty(object, name, before) : Reflect.deleteProperty(object, name))
    const mocked = createMock(original, typeof implementation === 'function' ? (implementation as Body) : original, restore)
    Object.defineProperty(object, name, { value: mocked, configurable: true, writable: true })
    return mocked
  },
  reset: restoreAll,
  restoreAll,
  getter: unsupported('mock.getter() is'),
  setter: unsupported('mock.setter() is'),
  module: unsupported('mocked modules are'),
  get timers(): never {
    return unsupported('mock.timers is')()
  },
}

function restoreAll(): void {
  for (const restore of restorers) restore()
  restorers.clear()
}
