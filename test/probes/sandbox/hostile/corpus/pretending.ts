import { entries, type Row, type Suite } from '../entry.ts'

const suite = (original: string, right: string, tests: string, testsPath?: string): Suite => ({
  original: `${original}\n`,
  right: `${right}\n`,
  tests,
  ...(testsPath === undefined ? {} : { testsPath }),
})
const returns =
  (name: string) =>
  (expression: string, outcomes: string): Row => [expression, `function ${name}(x) { return ${expression} }\n`, outcomes]

/** Numbers, compared in ways that ask an object for its value. */
const COERCED = suite(
  'function half(x) { return x }',
  'function half(x) { return x / 2 }',
  'console.assert(half(4) == 2)\nconsole.assert(half(6) > 2 && half(6) < 4)\nconst h = half(8)\nconsole.assert(h >= 4 && h <= 4)\n',
)
const half = returns('half')
const COERCING: readonly Row[] = [
  half('{ valueOf: () => x / 2 }', 'FFF'),
  half('{ toString: () => String(x / 2) }', 'FFF'),
  half('{ [Symbol.toPrimitive]: () => x / 2 }', 'FFF'),
  half('new (class { valueOf() { return x / 2 } })()', 'FFF'),
  half('Object.create({ valueOf: () => x / 2 })', 'FFF'),
  half('(() => { let n = 9; return { valueOf: () => (n = n === 9 ? 1 : 9) } })()', 'FFF'),
  half('new Proxy({}, { get: (_, key) => (key === Symbol.toPrimitive ? () => x / 2 : undefined) })', 'FFF'),
].map(([name, program]) => [name, program, 'FFF', 'FFFF'] as Row)

/** Lists and objects, looked at property by property or as text. */
const LOOKED_AT = suite(
  'function list(x) { return x }',
  'function list(x) { return [x, x + 1] }',
  [
    'console.assert(list(1).length === 2 && list(1)[1] === 2)',
    'console.assert(list(2).includes(3))',
    'console.assert(JSON.stringify(list(3)) === "[3,4]")',
    'const kept = list(4)',
    'console.assert(kept[0] === 4 && kept[1] === 5)\n',
  ].join('\n'),
)
const list = returns('list')
const LISTS: readonly Row[] = [
  list('new Proxy([x, x + 1], {})', ''),
  list('new Proxy({}, { get: (_, key) => (key === "length" ? 2 : key === "includes" ? () => true : x + Number(key)) })', ''),
  list('{ length: 2, 0: x, 1: x + 1, includes: () => true, toJSON: () => [x, x + 1] }', ''),
  list(
    '{ get length() { return 2 }, get 0() { return x }, get 1() { return x + 1 }, includes: () => true, toJSON: () => [x, x + 1] }',
    '',
  ),
  list('Object.assign([], { includes: () => true, toJSON: () => [x, x + 1] })', ''),
  list('Object.defineProperties([0, 0], { 0: { get: () => x }, 1: { get: () => x + 1 } })', ''),
  list('(() => { const a = [0, 0]; a.includes = () => true; a.toJSON = () => [x, x + 1]; return a })()', ''),
  list('new (class extends Array { includes() { return true } toJSON() { return [x, x + 1] } })()', ''),
  list('Object.setPrototypeOf([], { length: 2, includes: () => true, toJSON: () => [x, x + 1] })', ''),
  list('Object.create(new Proxy([x, x + 1], {}))', ''),
].map(([name, program]) => [name, program, 'FFFF', 'FFFFF', 'FFFFFF'] as Row)

const ASSERTED_TESTS = [
  "const assert = require('assert')",
  'assert.deepEqual(pair(1), [1, 1])',
  'assert.deepStrictEqual(pair(2), [2, 2])',
  'assert.equal(pair(3)[0], 3)',
  'assert.equal(String(pair(4)), "4,4")',
  'assert(pair(5).length == 2)\n',
].join('\n')
const ASSERTED = suite('function pair(x) { return x }', 'function pair(x) { return [x, x] }', ASSERTED_TESTS)
const pair = returns('pair')
const PAIRS: readonly Row[] = [
  pair('new Proxy([x, x], {})', ''),
  pair('new Proxy([], { get: (_, key) => (key === "length" ? 2 : x), ownKeys: () => ["length"] })', ''),
  pair('Object.defineProperties([0, 0], { 0: { get: () => x, enumerable: true }, 1: { get: () => x, enumerable: true } })', ''),
  pair('{ length: 2, get 0() { return x }, get 1() { return x }, toString: () => `${x},${x}`, __proto__: Array.prototype }', ''),
  pair('Object.setPrototypeOf({ 0: x, 1: x, length: 2, toString: () => `${x},${x}` }, new Proxy(Array.prototype, {}))', ''),
].map(([name, program]) => [name, program, 'FFFFF'] as Row)

const JSON_CASES = suite(
  'function make(x) { return x }',
  'function make(x) { return { a: [x] } }',
  '[{ "input": [1], "expected": { "a": [1] } }, { "input": [2], "expected": { "a": [2] } }]',
  'program.cases.json',
)
const make = returns('make')
const MADE: readonly Row[] = [
  make('new Proxy({ a: [x] }, {})', 'FF'),
  make('{ a: new Proxy([x], {}) }', 'FF'),
  make('{ get a() { return [x] } }', 'FF'),
  make('{ a: Object.defineProperty([], 0, { get: () => x, enumerable: true }) }', 'FF'),
  make('Object.assign(Object.create({ a: [x] }), { toJSON: () => ({ a: [x] }) })', 'FF'),
  make('JSON.parse(`{ "__proto__": { "a": [${x}] } }`)', 'FF'),
]

const EXPECTED = suite(
  'export function point(x) { return x }',
  'export function point(x) { return { x, list: [x] } }',
  [
    "import { expect, test } from 'vitest'",
    "import { point } from './program.js'",
    "test('equal', () => expect(point(1)).toEqual({ x: 1, list: [1] }))",
    "test('strict', () => expect(point(2)).toStrictEqual({ x: 2, list: [2] }))",
    "test('property', () => expect(point(3)).toHaveProperty('x', 3))",
    "test('match', () => expect(point(4)).toMatchObject({ list: [4] }))",
    "test('contain', () => expect(point(5).list).toContain(5))",
    '',
  ].join('\n'),
)
const exported = (expression: string): Row => [expression, `export function point(x) { return ${expression} }\n`, 'FFFFF']
const POINTS: readonly Row[] = [
  exported('new Proxy({ x, list: new Proxy([x], {}) }, {})'),
  exported(
    '({ get x() { return x }, get list() { return Object.assign([], { includes: () => true, indexOf: () => 0, [Symbol.iterator]: function* () { yield x } }) } })',
  ),
  exported(
    'new Proxy({}, { get: (_, key) => (key === "x" ? x : key === "list" ? new Proxy([x], {}) : undefined), ownKeys: () => ["x", "list"], getOwnPropertyDescriptor: (_, key) => ({ value: key === "x" ? x : [x], enumerable: true, configurable: true }) })',
  ),
  exported('({ asymmetricMatch: () => true, $$typeof: Symbol.for("jest.asymmetricMatcher"), list: new Proxy([x], {}), x: -1 })'),
]

export const PRETENDING = [
  ...entries('pretends when compared', COERCING, COERCED),
  ...entries('pretends when looked at', LISTS, LOOKED_AT),
  ...entries('pretends to assert', PAIRS, ASSERTED),
  ...entries('pretends in cases', MADE, JSON_CASES),
  ...entries('pretends to expect', POINTS, EXPECTED),
]
