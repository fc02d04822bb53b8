import { atTwo, entries, type Row, stopped } from '../entry.ts'

const LATE = ['timed-out P']
const AFTERWARDS = ['timed-out PPP']

const INTERPRETED: readonly Row[] = [
  ['while', atTwo('while (true) {}'), ...LATE],
  ['for that catches and continues', atTwo('for (;;) { try { throw x } catch {} finally { continue } }'), ...LATE],
  ['labels', atTwo('a: do { b: for (;;) { continue a } } while (true)'), ...LATE],
  [
    'catches the end of its time',
    `function double(x) { try { if (x === 2) for (;;); } catch { return 4 } return x * 2 }`,
    ...LATE,
  ],
  ['finally that returns', `function double(x) { try { if (x === 2) for (;;); } finally { return x * 2 } }`, ...LATE],
  ['recursion that doubles', atTwo('let n = 0; (function f() { try { f() } finally { f() } })()'), ...LATE, 'PFP'],
  ['generator', atTwo('for (const _ of (function* () { for (;;) yield 1 })()) ;'), ...LATE],
  [
    'iterator that never ends',
    atTwo('const it = { [Symbol.iterator]: () => it, next: () => it }; for (const _ of it) ;'),
    ...LATE,
  ],
  ['eval', atTwo("(0, eval)('for (;;);')"), ...LATE],
  ['Function', atTwo("new Function('for (;;);')()"), ...LATE],
  ['top level', 'while (true) {}', 'timed-out'],
  ['getter', atTwo('({ get a() { for (;;); } }).a'), ...LATE],
  ['setter', atTwo('({ set a(v) { for (;;); } }).a = 1'), ...LATE],
  ['Proxy trap get', atTwo('new Proxy({}, { get() { for (;;); } }).a'), ...LATE],
  ['Proxy trap has', atTwo("'a' in new Proxy({}, { has() { for (;;); } })"), ...LATE],
  ['Proxy trap ownKeys', atTwo('Object.keys(new Proxy({}, { ownKeys() { for (;;); } }))'), ...LATE],
  [
    'Proxy that is its own prototype',
    atTwo('const p = new Proxy({}, { getPrototypeOf: () => p }); p instanceof Map'),
    ...stopped(),
    'PFP',
  ],
  ['valueOf', atTwo('+{ valueOf() { for (;;); } }'), ...LATE],
  ['toString', atTwo('`${{ toString() { for (;;); } }}`'), ...LATE],
  ['Symbol.toPrimitive', atTwo('`${{ [Symbol.toPrimitive]() { for (;;); } }}`'), ...LATE],
  ['Symbol.hasInstance', atTwo('1 instanceof { [Symbol.hasInstance]() { for (;;); } }'), ...LATE],
  ['busy wait for the clock ends', atTwo('const t = Date.now(); while (Date.now() < t + 20) ;'), 'PPP'],
  ['busy wait for performance ends', atTwo('const t = performance.now(); while (performance.now() < t + 20) ;'), 'PPP'],
]

const LATER: readonly Row[] = [
  ['promises', atTwo('const f = () => Promise.resolve().then(f); f()'), ...AFTERWARDS],
  ['await', atTwo('(async () => { for (;;) await 0 })()'), ...AFTERWARDS],
  ['queueMicrotask', atTwo('const f = () => queueMicrotask(f); f()'), ...AFTERWARDS],
  ['nextTick', atTwo('const f = () => process.nextTick(f); f()'), ...AFTERWARDS],
  ['thenable that gives itself', atTwo('const t = { then(r) { r(t) } }; Promise.resolve(t)'), ...AFTERWARDS],
  [
    'async iterator',
    atTwo('(async () => { for await (const _ of (async function* () { for (;;) yield 1 })()) ; })()'),
    ...AFTERWARDS,
  ],
  ['rejections', atTwo('const f = () => Promise.reject(1).catch(f); f()'), ...AFTERWARDS],
  ['a microtask that spins', atTwo('Promise.resolve().then(() => { for (;;); })'), ...AFTERWARDS],
  [
    'a rejection with a getter',
    atTwo("Promise.reject(Object.defineProperty(new Error(), 'stack', { get() { for (;;); } }))"),
    'PPP',
    ...AFTERWARDS,
  ],
  ['timers nobody waits for', atTwo('const f = () => setTimeout(f); f()'), 'PPP'],
  ['intervals nobody waits for', atTwo('setInterval(() => { for (;;); })'), 'PPP'],
]

const NATIVE: readonly Row[] = [
  ['regular expression', atTwo("/^(a+)+$/.test('a'.repeat(60) + 'b')"), ...LATE],
  ['regular expression of alternatives', atTwo("/^(a|aa|a?)+$/.test('a'.repeat(80) + '!')"), ...LATE],
  ['regular expression with a reference', atTwo("/^(?:(a*)*\\1)*$/.test('a'.repeat(60) + 'b')"), ...LATE, 'PPP'],
  ['replace that calls back', atTwo("'ab'.replace(/a/, () => { for (;;); })"), ...LATE],
  ['sort comparator', atTwo('[2, 1].sort(() => { for (;;); })'), ...LATE],
  ['typed array comparator', atTwo('new Uint8Array(3).sort(() => { for (;;); })'), ...LATE],
  ['sort of a huge length', atTwo('[].sort.call({ length: 2 ** 32 - 1 })'), ...stopped(), 'PFP'],
  ['forEach of a huge length', atTwo('[].forEach.call({ length: 2 ** 53 - 1 }, () => {})'), ...stopped()],
  ['indexOf of a huge length', atTwo('[].indexOf.call({ length: 2 ** 53 - 1 }, 1)'), ...stopped()],
  ['lastIndexOf of a huge length', atTwo('[].lastIndexOf.call({ length: 2 ** 53 - 1 }, 1)'), ...stopped()],
  ['includes of a huge length', atTwo('[].includes.call({ length: 2 ** 53 - 1 }, 1)'), ...stopped()],
  ['reverse of a huge length', atTwo('[].reverse.call({ length: 2 ** 53 - 1 })'), ...stopped()],
  ['copyWithin of a huge length', atTwo('[].copyWithin.call({ length: 2 ** 53 - 1 }, 1, 2)'), ...stopped()],
  ['unshift of a huge length', atTwo('[].unshift.call({ length: 2 ** 53 - 2 }, 1)'), ...stopped()],
  ['fill of a huge length', atTwo('[].fill.call({ length: 2 ** 53 - 1 }, 1)'), ...stopped()],
  ['join of a huge length', atTwo('[].join.call({ length: 2 ** 32 - 1 })'), ...stopped(), 'PFP'],
  [
    'concat of a huge length',
    atTwo('[].concat({ length: 2 ** 32 - 2, [Symbol.isConcatSpreadable]: true })'),
    ...stopped(),
    'PFP',
    'PPP',
  ],
  ['Array.from a huge length', atTwo('Array.from({ length: 2 ** 32 - 1 })'), ...stopped(), 'PFP'],
  ['the longest array', atTwo('Array(2 ** 32 - 1).map((_, i) => i)'), ...stopped(), 'PFP', 'PPP'],
  ['BigInt power', atTwo('let n = 3n; for (;;) n = n ** 3n'), ...stopped(), 'PFP'],
  ['BigInt product', atTwo('let n = 3n ** 500000n; for (;;) n *= 3n ** 500000n'), ...stopped(), 'PFP'],
  ['BigInt printed', atTwo('String(2n ** 20000000n)'), ...stopped(), 'PPP'],
  ['BigInt read', atTwo("BigInt('9'.repeat(3e6))"), ...stopped(), 'PFP', 'PPP'],
  ['JSON reviver', atTwo("JSON.parse('[1]', () => { for (;;); })"), ...LATE],
  ['JSON replacer', atTwo('JSON.stringify([1], () => { for (;;); })'), ...LATE],
  ['Intl', atTwo("for (;;) new Intl.NumberFormat('de').format(1)"), ...LATE],
  ['localeCompare', atTwo("const s = 'ä'.repeat(1e6); for (;;) s.localeCompare(s + 'b')"), ...stopped()],
]

const ERRORS: readonly Row[] = [
  ['message that loops', atTwo("throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } })"), 'PFP'],
  ['name that loops', atTwo("throw Object.defineProperty(new Error(), 'name', { get() { for (;;); } })"), 'PFP'],
  ['stack that loops', atTwo("throw Object.defineProperty(new Error(), 'stack', { get() { for (;;); } })"), 'PFP'],
  ['cause that loops', atTwo("throw Object.defineProperty(new Error(), 'cause', { get() { for (;;); } })"), 'PFP'],
  ['constructor that loops', atTwo("throw Object.defineProperty({}, 'constructor', { get() { for (;;); } })"), 'PFP'],
  ['toString that loops', atTwo('throw { toString() { for (;;); } }'), 'PFP'],
  ['inherited message that loops', atTwo('throw Object.create({ get message() { for (;;); } })'), 'PFP'],
  [
    'Proxy that loops',
    atTwo(
      'const spin = () => { for (;;); }; throw new Proxy({}, { get: spin, getPrototypeOf: spin, getOwnPropertyDescriptor: spin })',
    ),
    'PFP',
  ],
  [
    'a Proxy for a prototype that loops',
    atTwo(
      'const spin = () => { for (;;); }; throw Object.create(new Proxy({}, { get: spin, getPrototypeOf: spin, getOwnPropertyDescriptor: spin }))',
    ),
    'PFP',
  ],
  ['prepareStackTrace that loops', atTwo('Error.prepareStackTrace = () => { for (;;); }; throw new Error()'), 'PFP', ...LATE],
  [
    'prepareStackTrace that loops while it loads',
    'Error.prepareStackTrace = () => { for (;;); }; null.x',
    'does-not-load',
    'timed-out',
  ],
]

export const LOOPS = [
  ...entries('loop', INTERPRETED),
  ...entries('loop afterwards', LATER),
  ...entries('loop in a native', NATIVE),
  ...entries('loop in an error', ERRORS),
]
