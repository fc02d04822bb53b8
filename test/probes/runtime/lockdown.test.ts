import { describe, expect, it } from 'vitest'
import { createLockdown } from '../../../probes/runtime/lockdown.ts'
import { inRealm } from './realm-of.ts'

const sealed = (use: string, frozen = true) =>
  inRealm(
    { createLockdown },
    `globalThis.process = { env: {} }; const lockdown = createLockdown(); lockdown.seal(${frozen}, true); ${use}`,
  )

describe('a frozen realm', () => {
  it.each([
    'Array.prototype.map = 1',
    'Object.prototype.toString = 1',
    'JSON.parse = 1',
    'Math.max = 1',
    'Promise.prototype.then = 1',
    'globalThis.Array = 1',
    'Object.getPrototypeOf([].values()).next = 1',
    'Object.getPrototypeOf(Uint8Array).from = 1',
    'Object.getPrototypeOf(function* () {}).prototype.next = 1',
    'Object.prototype.anything = 1',
    'WeakSet.prototype.has = 1',
    'new Error().constructor.prototype.message = 1',
  ])('refuses %s', (change) => {
    expect(() => sealed(change)).toThrow(/read only|not extensible|Cannot assign|Cannot add/)
  })

  it.each(['JSON.stringify = 1', 'Object.is = 1', 'globalThis.JSON = {}', 'Reflect.ownKeys = 1'])(
    'refuses %s also where it is free',
    (change) => {
      expect(() => sealed(change, false)).toThrow(/read only/)
    },
  )

  it('lets programs set on their own objects what the prototypes have', () => {
    const use = `const o = {}; o.toString = () => 'o'; o.constructor = 1
      function F() {} F.prototype.toString = () => 'f'; F.call = 2
      class E extends Error { constructor() { super('m'); this.name = 'E'; this.message = 'x' } }
      return [String(o), o.constructor, String(new F()), F.call, String(new E())].join()`
    expect(sealed(use)).toBe('o,1,f,2,E: x')
  })
})

describe.each([true, false])('cleaning, frozen: %s', (frozen) => {
  it.each([
    ['a new global', 'globalThis.leak = 1', "typeof leak === 'undefined'"],
    ['a replaced one', 'globalThis.process = 1', "typeof process === 'object'"],
    ['a deleted one', 'delete globalThis.process', "typeof process === 'object'"],
    ['one that cannot be deleted', "Object.defineProperty(globalThis, 'leak', { value: 1 })", "typeof leak === 'undefined'"],
    ['several of them', 'Object.defineProperties(globalThis, { leak: { value: 1 } })', "typeof leak === 'undefined'"],
    ['by Reflect', "Reflect.defineProperty(globalThis, 'leak', { value: 1 })", "typeof leak === 'undefined'"],
    ['after freezing', 'globalThis.leak = 1; Object.freeze(globalThis); Object.seal(globalThis)', "typeof leak === 'undefined'"],
    ['on the console', 'console.leak = 1; Object.freeze(console)', 'console.leak === undefined'],
    ['an accessor', "Object.defineProperty(globalThis, 'process', { get() { throw 1 } })", "typeof process === 'object'"],
    ['an accessor the old way', "globalThis.__defineGetter__('process', () => { throw 1 })", "typeof process === 'object'"],
    ['in the environment', "process.env.LEAK = '1'", 'process.env.LEAK === undefined'],
  ])('%s', (_, change, holds) => {
    expect(sealed(`${change}; lockdown.clean(); return ${holds}`, frozen)).toBe(true)
  })
})

it('takes away what escapes the limits', () => {
  expect(
    sealed(
      'return [typeof WebAssembly, typeof Atomics, typeof SharedArrayBuffer, typeof WeakRef, typeof FinalizationRegistry].join()',
    ),
  ).toBe('undefined,undefined,undefined,undefined,undefined')
})
