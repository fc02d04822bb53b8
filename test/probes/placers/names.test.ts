import { expect, test } from 'vitest'
import { instrument } from '../../../probes/instrument.ts'
import { parsed, planOf } from '../../helpers/observe.ts'

/** A function that returns, and the name of the function that its `return` belongs to. */
const NAMES: readonly (readonly [source: string, name: string])[] = [
  ['function f() { return 1 }', 'f'],
  ['const f = function () { return 1 }', 'f'],
  ['const f = function g() { return 1 }', 'g'],
  ['const { f } = { f: () => 1 }', 'f'],
  ['const [f] = [() => { return 1 }]', '<module>'],
  ['const { f = () => { return 1 } } = {}', '<module>'],
  ['let f; f = () => { return 1 }', 'f'],
  ['let o = {}; o.f = () => { return 1 }', 'f'],
  ["let o = {}; o['f g'] = () => { return 1 }", 'f g'],
  ['let o = []; o[0] = () => { return 1 }', '<module>'],
  ['let a; [a] = [() => { return 1 }]', '<module>'],
  ['const o = { f() { return 1 } }', 'f'],
  ["const o = { 'f g'() { return 1 } }", 'f g'],
  ['const o = { 7() { return 1 } }', '<module>'],
  ['const o = { f: () => { return 1 } }', 'f'],
  ['const o = { get f() { return 1 } }', 'f'],
  ['const o = { [(() => { return 1 })()]: 2 }', '<module>'],
  ['class C { f() { return 1 } }', 'f'],
  ['class C { #f() { return 1 } }', '#f'],
  ['class C { f = () => { return 1 } }', 'f'],
  ['class C { #f = () => { return 1 } }', '#f'],
  ['class C { [(() => { return 1 })()] = 2 }', '<module>'],
  ['class C { constructor() { return {} } }', 'constructor'],
  ['call(() => { return 1 })', '<module>'],
  ['function f() { call(() => { return 1 }) }', 'f'],
  ['function f(a = () => { return 1 }) {}', 'f'],
  ['export default function () { return 1 }', '<module>'],
  ['const f = async function* () { return 1 }', 'f'],
  ['x ??= () => { return 1 }', 'x'],
  ['f(o.g = () => { return 1 })', 'g'],
  ['(function () { return 1 })()', '<module>'],
  ['const o = { f: call(() => { return 1 }) }', '<module>'],
]

test.each(NAMES)('%s: the name is %s', (source, name) => {
  const points = instrument(parsed(source), planOf(['return'])).points
  expect(points.map(({ functionName }) => functionName)).toEqual([name])
})

test('what is told of a place is on one line, and texts keep their spaces', () => {
  const points = instrument(parsed("function f(s) {\n  return s\n    .split('  ')\n}"), planOf(['return'])).points
  expect(points.map(({ label }) => label)).toEqual(["s .split('  ')"])
})

/** Functions as they are told at their entry: innermost names only, and parameters. */
const LABELS: readonly (readonly [source: string, ...labels: string[]])[] = [
  ['function f({ a, b: [c = 1] }, ...rest) {}', 'f(a, c, rest)'],
  ['const o = { set value(v) {} }', 'value(v)'],
  ['function f() { return () => 1 }', 'f()', '()'],
  ['const f = (a, b = a) => b', 'f(a, b)'],
  ['class C { static #f(a) {} }', '#f(a)'],
]

test.each(LABELS)('entry of %s', (source, ...labels) => {
  expect(instrument(parsed(source), planOf(['function'])).points.map(({ label }) => label)).toEqual(labels)
})
