import { atTwo, entries, type Row, stopped } from '../entry.ts'

const FAILS = ['PFP']
const EITHER = ['PFP', ...stopped()]

const STACK: readonly Row[] = [
  ['recursion', 'function double(x) { return x === 2 ? double(x) : x * 2 }', ...FAILS],
  ['recursion of two', atTwo('const f = () => g(), g = () => f(); f()'), ...FAILS],
  ['getter', atTwo('const o = { get a() { return this.a } }; o.a'), ...FAILS],
  ['setter', atTwo('const o = { set a(v) { this.a = v } }; o.a = 1'), ...FAILS],
  ['Proxy', atTwo('const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.a'), ...FAILS],
  ['Proxy in Proxy', atTwo('let p = {}; for (let i = 0; i < 1e6; i++) p = new Proxy(p, {}); p.a'), ...EITHER],
  ['toString', atTwo('const o = { toString() { return `${this}` } }; `${o}`'), ...FAILS],
  ['Symbol.toPrimitive', atTwo('const o = { [Symbol.toPrimitive]() { return +this } }; +o'), ...FAILS],
  ['constructor', atTwo('class A { constructor() { new A() } } new A()'), ...FAILS],
  ['JSON of a deep value', atTwo('let a = []; for (let i = 0; i < 1e5; i++) a = [a]; JSON.stringify(a)'), ...FAILS],
  ['JSON of a deep text', atTwo("JSON.parse('['.repeat(2e6))"), ...EITHER],
  ['toJSON', atTwo('const o = { toJSON() { return JSON.stringify(o) } }; JSON.stringify(o)'), ...FAILS],
  ['flat of itself', atTwo('const a = []; a.push(a); a.flat(Infinity)'), ...EITHER],
  ['join of depth', atTwo('let a = []; for (let i = 0; i < 1e5; i++) a = [a]; String(a)'), ...FAILS],
  ['regular expression of depth', atTwo("new RegExp('('.repeat(2e5) + ')'.repeat(2e5))"), ...EITHER],
  ['eval of depth', atTwo("(0, eval)('('.repeat(2e5) + ')'.repeat(2e5))"), ...EITHER],
  ['eval of a long sum', atTwo("(0, eval)('1' + '+1'.repeat(2e5))"), ...EITHER, 'PPP'],
  ['sort comparator', atTwo('const f = () => [2, 1].sort(f); f()'), ...FAILS],
  ['replace callback', atTwo("const f = () => 'a'.replace('a', f); f()"), ...FAILS],
  ['generator of itself', atTwo('const g = function* () { yield* g() }; [...g()]'), ...FAILS],
  ['async recursion', atTwo('const f = async () => f(); f()'), 'PPP', ...FAILS],
  ['bound function of depth', atTwo('let f = () => 0; for (let i = 0; i < 1e5; i++) f = f.bind(null); f()'), ...EITHER, 'PPP'],
  [
    'classes of depth',
    atTwo('let A = class {}; for (let i = 0; i < 2e4; i++) A = class extends A {}; new A()'),
    ...EITHER,
    'PPP',
  ],
  ['prototypes of depth', atTwo('let o = {}; for (let i = 0; i < 1e6; i++) o = Object.create(o); o.a'), ...EITHER, 'PPP'],
  ['catches and goes on', atTwo('const f = (n) => { try { return f(n + 1) } catch { return f(n + 1) } }; f(0)'), ...EITHER],
  [
    'catches and gives the answer',
    'function double(x) { const f = () => { try { f() } catch {} }; f(); return 0 }',
    'FFF',
    ...stopped(''),
  ],
  ['exhausted at the top level', 'const f = () => f(); f(); function double(x) { return x * 2 }', 'does-not-load'],
  [
    'asserts from the end of the stack',
    'function double() { const f = () => { try { f() } catch { console.assert(true) } }; f(); return 0 }',
    'FFF',
    ...stopped(''),
  ],
]

export const DEEP = entries('stack', STACK)
