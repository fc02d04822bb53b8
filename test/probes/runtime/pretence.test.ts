import { describe, expect, it } from 'vitest'
import { createCompare } from '../../../probes/runtime/compare.ts'
import { createOwnData } from '../../../probes/runtime/own-data.ts'
import { createPretence } from '../../../probes/runtime/pretence.ts'
import { createProxies } from '../../../probes/runtime/proxies.ts'
import { createSnapshot } from '../../../probes/runtime/snapshot.ts'
import { inRealm } from './realm-of.ts'

const tools = { createOwnData, createPretence, createProxies, createSnapshot, createCompare }
const START = `const proxies = createProxies(), data = createOwnData(proxies.isProxy), none = () => { throw new Error('was run') }
  const looker = (...allows) => createPretence(allows, data), pretence = looker(), compare = createCompare(pretence), snapshot = createSnapshot(data)
  proxies.install();`
const inside = (use: string) => inRealm(tools, `${START} ${use}`)

describe('what pretends', () => {
  it.each([
    ['new Proxy({}, {})', 'a Proxy'],
    ['[[1, { a: new Proxy([], {}) }]]', 'a Proxy'],
    ['new Map([[1, new Proxy({}, {})]])', 'a Proxy'],
    ['new Set([new Proxy({}, {})])', 'a Proxy'],
    ['Proxy.revocable({}, {}).proxy', 'a Proxy'],
    ['Object.create(new Proxy({}, { getPrototypeOf: none }))', 'a Proxy'],
    ['(() => { const r = Proxy.revocable([], {}); r.revoke(); return [r.proxy] })()', 'a Proxy'],
    ['{ get a() { return none() } }', 'an accessor for a'],
    ['Object.defineProperty([1, 2], 1, { get: none })', 'an accessor for 1'],
    ['Object.assign([1], { includes: none })', 'a includes of its own'],
    ['Object.assign(new Array(1000).fill(0), { every: none })', 'a every of its own'],
    ['Object.assign([, ,], { includes: none })', 'a includes of its own'],
    ['Object.assign(new Map(), { get: none })', 'a get of its own'],
    ['Object.assign(Promise.resolve(), { then: none })', 'a then of its own'],
    ['{ valueOf: none }', 'a valueOf of its own'],
    ['{ [Symbol.toPrimitive]: none }', 'a Symbol.toPrimitive of its own'],
    ['new (class { toJSON() {} })()', 'a toJSON of its own'],
    ['new (class extends Array { includes() {} })()', 'a includes of its own'],
    ['new (class extends Map { get() {} })()', 'a get of its own'],
    ['{ length: 1, includes: none }', 'a includes of its own'],
  ])('%s', (value, found) => {
    expect(inside(`return pretence.of(${value.startsWith('{') ? `(${value})` : value})`)).toBe(found)
  })

  it.each([
    '1',
    'null',
    '[1, [2, { a: "b" }]]',
    '[, 1]',
    'new (class { get a() { return 1 } includes() {} toString() { return "" } })()',
    'new (class extends Error { get name() { return "E" } toString() { return "" } })("m")',
    'new Error("m")',
    'new (class extends Array { last() {} })()',
    'new Map([[{}, new Set([new Date(0)])]])',
    'new Uint8Array(1e6)',
    'Object.create(null)',
    '(function* () {})()',
    '(() => { const a = []; a.push(a); return a })()',
    '({ get: () => 1, add() {}, [Symbol.iterator]: none })',
    'new String("abc")',
    '/x/g',
    'class A { static includes() {} }',
  ])('not %s', (value) => {
    expect(inside(`return String(pretence.of(${value}))`)).toBe('null')
  })

  it('is allowed where the task speaks of it', () => {
    const use = `return [looker('Proxy').of([new Proxy({}, {})]), looker('get').of({ get a() {} }), looker('toJSON').of({ toJSON: none }),
      looker('toPrimitive').of({ [Symbol.toPrimitive]: none }), looker('extends').of(new (class extends Map { get() {} })())].map(String).join()`
    expect(inside(use)).toBe('null,null,null,null,null')
  })

  it('is looked for so far at most', () => {
    // More ways through it than can ever be gone.
    expect(inside('let a = {}; for (let i = 0; i < 1e5; i++) a = [a, a]; return String(pretence.of(a))')).toBe('null')
  })
})

describe('comparing', () => {
  it.each([
    ["'==', new Date(0), '0'", 'false null'],
    ["'==', [1], '1'", 'true null'],
    ["'<', new Date(0), new Date(1)", 'true null'],
    ["'==', { valueOf: none }, 2", 'false a valueOf of its own'],
    ["'>', Object.create({ toString: none }), 2", 'false a toString of its own'],
    ["'==', [{ toString: none }], 'a'", 'false a toString of its own'],
    ["'!=', new Proxy({}, { get: none }), 1", 'false a Proxy'],
    ["'===', new Proxy({}, { get: none }), 1", 'false null'],
    ["'>=', 2, '1'", 'true null'],
  ])('holds(%s)', (args, result) => {
    expect(inside(`return compare.holds(${args}) + ' ' + compare.found()`)).toBe(result)
  })
})

describe('our Proxy', () => {
  it('cannot be told from V8’s', () => {
    const use = `const p = new Proxy({ a: 1 }, { get: (t, k) => (k === 'a' ? t[k] + 1 : 0) }), failed = (f) => { try { f(); return 'no' } catch (e) { return e.name } }
      return [p.a, Proxy.name, Proxy.length, 'prototype' in Proxy, typeof Proxy.revocable({}, {}).revoke, failed(() => Proxy({}, {})), failed(() => new Proxy(1, {})),
        failed(() => class extends Proxy {}), String(Reflect.construct(Proxy, [[1], {}])), proxies.isProxy(p), proxies.isProxy({}), proxies.isProxy(1)].join()`
    expect(inside(use)).toBe('2,Proxy,2,false,function,TypeError,TypeError,TypeError,1,true,false,false')
  })

  it.each([
    ['new Proxy([], { get: none })', '[Proxy]'],
    ['{ a: new Proxy(() => 1, {}) }', '{a: [Proxy]}'],
    ['Object.create(new Proxy({}, { get: none, getOwnPropertyDescriptor: none, getPrototypeOf: none }))', '{}'],
  ])('is shown without its traps: %s', (value, text) => {
    expect(inside(`return snapshot(${value.startsWith('{') ? `(${value})` : value}, 100).text`)).toBe(text)
  })
})
