import { atTwo, entries, type Row, stopped } from '../entry.ts'

/** Ended, or refused by an exception that fails the one case. */
const EITHER = [...stopped(), 'PFP']

const MEMORY: readonly Row[] = [
  ['objects', atTwo('const a = []; for (;;) a.push({ x, a: [] })'), ...EITHER],
  ['arrays in arrays', atTwo('let a = []; for (;;) a = [a, a.slice()]'), ...EITHER],
  ['array doubled', atTwo('let a = [1]; for (;;) a = a.concat(a)'), ...EITHER],
  ['array spread', atTwo('let a = [1]; for (;;) a = [...a, ...a]'), ...EITHER],
  ['array filled', atTwo('new Array(1e9).fill(0)'), ...EITHER],
  ['string doubled and flattened', atTwo("let s = 'ab'; for (;;) { s += s; s.charCodeAt(1); /x/.test(s) }"), ...EITHER],
  ['strings kept', atTwo("const s = []; for (let i = 0; ; i++) s.push(('x' + i).repeat(1e6).replaceAll('x', 'yy'))"), ...EITHER],
  ['repeat', atTwo("const s = []; for (;;) s.push(Array.from('x'.repeat(1e7)))"), ...EITHER],
  ['padEnd', atTwo("const s = []; for (let i = 1; ; i++) s.push('x'.padEnd(5e8 - i, 'ab').split(''))"), ...EITHER],
  ['padStart', atTwo("JSON.stringify('x'.padStart(5e8, '\\u0001'))"), ...EITHER],
  ['normalize', atTwo("'\\ufdfa'.repeat(2e7).normalize('NFKD').split('')"), ...EITHER],
  ['replaceAll', atTwo("'x'.repeat(1e7).replaceAll('x', 'y'.repeat(40)).split('')"), ...EITHER],
  ['split', atTwo("'x'.repeat(1e8).split('')"), ...EITHER],
  ['toUpperCase', atTwo("'ß'.repeat(2e8).toUpperCase().split('')"), ...EITHER],
  ['JSON.parse', atTwo("JSON.parse('[' + '[],'.repeat(3e7) + '[]]')"), ...EITHER],
  ['JSON.stringify', atTwo("let a = ['x'.repeat(1e3)]; for (let i = 0; i < 30; i++) a = [a, a]; JSON.stringify(a)"), ...EITHER],
  ['spread arguments', atTwo('Math.max(...new Array(1e8))'), ...EITHER],
  ['apply of a huge length', atTwo('Math.max.apply(null, { length: 1e8 })'), ...EITHER],
  ['closures', atTwo('let f = () => 0; for (;;) { const g = f, a = new Array(100).fill(g); f = () => [g, a] }'), ...EITHER],
  ['generators', atTwo('const a = []; for (;;) { const g = (function* () { yield a })(); g.next(); a.push(g) }'), ...EITHER],
  ['generator spread', atTwo('[...(function* () { for (;;) yield {} })()]'), ...EITHER],
  ['Map', atTwo('const m = new Map(); for (;;) m.set({}, [])'), ...EITHER],
  ['Map that grows while it is read', atTwo('const m = new Map([[1, 1]]); m.forEach(() => m.set({}, 1))'), ...EITHER],
  ['Set', atTwo('const s = new Set(); for (let i = 0; ; i++) s.add(`k${i}`)'), ...EITHER],
  ['WeakMap', atTwo('const m = new WeakMap(), k = []; for (;;) { const o = {}; k.push(o); m.set(o, new Array(50)) }'), ...EITHER],
  ['object keys', atTwo('const o = {}; for (let i = 0; ; i++) o[`k${i}`] = i'), ...EITHER],
  ['symbols', atTwo('const a = []; for (let i = 0; ; i++) a.push(Symbol.for(`s${i}`.repeat(100)))'), ...EITHER],
  ['one ArrayBuffer', atTwo('new ArrayBuffer(8e9)'), ...EITHER],
  ['ArrayBuffers', atTwo('const a = []; for (;;) a.push(new ArrayBuffer(1e8).slice(1))'), ...EITHER],
  ['typed arrays', atTwo('const a = []; for (;;) a.push(new Float64Array(1e6).fill(1))'), ...EITHER],
  [
    'ArrayBuffer that grows',
    atTwo(
      'const b = new ArrayBuffer(8, { maxByteLength: 4e9 }); for (let n = 8; ; n *= 2) { b.resize(n); new Uint8Array(b).fill(1) }',
    ),
    ...EITHER,
  ],
  ['Buffer', atTwo('Buffer.alloc(3e9, 1)'), ...EITHER],
  ['WebAssembly', atTwo('const a = []; for (;;) a.push(new WebAssembly.Memory({ initial: 1000 }))'), ...EITHER],
  ['structuredClone', atTwo('let a = [1]; for (;;) a = [structuredClone(a), structuredClone(a)]'), ...EITHER],
  [
    'errors with endless stacks',
    atTwo(
      'Error.stackTraceLimit = Infinity; const a = []; const f = (n) => (n ? f(n - 1) : a.push(new Error().stack)); for (;;) f(5000)',
    ),
    ...EITHER,
  ],
  ['console', atTwo("for (let i = 0; i < 1e5; i++) console.log('x'.repeat(1e3), { a: [i] })"), 'PPP', ...EITHER],
  [
    'catches that there is no more',
    atTwo('const a = []; for (;;) { try { for (;;) a.push(new Array(1e6).fill(a)) } catch {} }'),
    ...EITHER,
  ],
  ['BigInts', atTwo('const a = []; for (let i = 1n; ; i++) a.push(i << 1000000n)'), ...EITHER],
  ['bound functions', atTwo('let f = () => 0; for (;;) f = f.bind(null, new Array(20))'), ...EITHER],
  ['promises', atTwo('const a = []; for (;;) a.push(new Promise(() => {}).then(() => a))'), ...EITHER],
  ['a message of 200 MB', atTwo("throw new Error('x'.repeat(2e8))"), 'PFP', ...stopped()],
  [
    'a pile of causes',
    atTwo("let e = new Error('x'.repeat(1e5)); for (let i = 0; i < 1e5; i++) e = new Error('y', { cause: e }); throw e"),
    'PFP',
    ...stopped(),
  ],
]

export const HUNGRY = entries('memory', MEMORY)
