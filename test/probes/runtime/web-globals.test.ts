import { describe, expect, it } from 'vitest'
import { installBuffer } from '../../../probes/runtime/buffer.ts'
import { installWebGlobals } from '../../../probes/runtime/web-globals.ts'
import { inRealm } from './realm-of.ts'

const withGlobals = (use: string) =>
  inRealm(
    { installWebGlobals, installBuffer },
    `const told = []; installWebGlobals((text) => told.push(text), (f) => f()); installBuffer(); ${use}`,
  )

describe('globals of Node and browsers', () => {
  it.each([
    ["btoa('héy')", btoa('héy')],
    ["atob('aGk=')", 'hi'],
    ["Array.from(new TextEncoder().encode('aé€😀\\ud800')).join()", Array.from(new TextEncoder().encode('aé€😀\ud800')).join()],
    ["new TextDecoder().decode(new TextEncoder().encode('aé€😀'))", 'aé€😀'],
    ['new TextDecoder().decode(new Uint8Array([0x61, 0xff, 0xe2, 0x82]))', 'a\ufffd\ufffd'],
    ["Buffer.from('héy').toString('hex')", Buffer.from('héy').toString('hex')],
    ["Buffer.from('aGk=', 'base64').toString()", 'hi'],
    ["typeof global === 'object' && global === globalThis", true],
    ['Object.keys(process.env).length + process.argv.length', 2],
    ["process.stdout.write('x') && told.join()", 'x'],
    ['(() => { let n = 0; process.nextTick((k) => { n = k }, 3); return n })()', 3],
  ])('%s', (expression, value) => {
    expect(withGlobals(`return ${expression}`)).toBe(value)
  })

  it('structuredClone copies what can be copied, with its cycles', () => {
    const use = `const a = { d: new Date(5), m: new Map([[1, new Set([2])]]), r: /x/gi, b: new Uint8Array([1]), e: new TypeError('t'), l: [1, , 3], n: Object(4) }
      a.self = a
      const c = structuredClone(a)
      return [c !== a, c.self === c, c.d.getTime(), c.m.get(1).has(2), c.m !== a.m, String(c.r), c.b[0], c.e.message, c.e instanceof TypeError,
        1 in c.l, c.l.length, c.n == 4].join()`
    expect(withGlobals(use)).toBe('true,true,5,true,true,/x/gi,1,t,true,false,3,true')
  })

  it.each(['() => 1', 'Symbol()', 'new WeakMap()', '{ a: Promise.resolve() }'])('structuredClone refuses %s', (value) => {
    expect(
      withGlobals(
        `try { structuredClone(${value.startsWith('{') ? `(${value})` : value}); return 'copied' } catch (e) { return e.name }`,
      ),
    ).toBe('DataCloneError')
  })

  it('has no way out of the process', () => {
    expect(withGlobals("try { process.exit(0); return 'gone' } catch (e) { return e.message }")).toMatch('not available')
  })
})
