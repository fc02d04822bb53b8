import { expect, test } from 'vitest'
import { instrument } from '../../../probes/instrument.ts'
import { parsed, planOf } from '../../helpers/observe.ts'

/**
 * The body of `function f(a)`, and whose exceptions are told: a body goes into a block for that, and is left alone where a function that
 * it declares would then be another one's.
 */
const BODIES: readonly (readonly [body: string, ...functions: string[]])[] = [
  ['function f() {}', 'f', 'f'],
  ['function a() {} ', 'a'],
  ['function arguments() {}', 'arguments'],
  ['function g() {} var g', 'g'],
  ['var g; { function g() {} } function g() {}', 'g', 'g'],
  ['function g() {} function g() {}', 'g', 'g'],
  ['l: function g() {}', 'f', 'g'],
  ['function g() {} eval("g")', 'g'],
  ['function g() {} evaluate', 'f', 'g'],
  ['var a', 'f'],
  ['function g() { var g }', 'f', 'g'],
  ['function g() {} const c = class { g = function () { var g }; static { var g } }', 'f', 'g', 'g', 'static'],
  ['{ function a() {} }', 'f', 'a'],
  ['function g() {} for (var g of []);', 'g'],
  ['function g() {} var { x: [g] } = 1', 'g'],
  ['function g() {} var h', 'f', 'g'],
]

test.each(BODIES)('exceptions from function f(a) { %s }', (body, ...functions) => {
  const { points } = instrument(parsed(`function f(a) { ${body} }`), planOf(['exception']))
  expect(points.map(({ label }) => label)).toEqual(functions.map((name) => `exception from ${name}`))
})

/**
 * Assignments: where each variable is declared (offset, `-` for none), and whether the old value is read before (`w`) or not (`v`), which
 * it is only where that can neither throw nor run code.
 */
const ASSIGNED: readonly (readonly [source: string, points: string, probes: string])[] = [
  ['class C { m() { C = 1 } }', 'C 6', 'v'],
  ['const f = function g() { g = 1 }', 'f 6, g 19', 'vw'],
  ['switch (1) { case 1: let a; a = 2 }', 'a 25', 'v'],
  ['class C { static { let a; a = 2; var b; b = 3 } }', 'a 23, b 37', 'ww'],
  ['import x, { y as z } from "m"; x = 1; z = 2', 'x 7, z 17', 'vv'],
  ['for (let i = 0; ;) { i = 1 }', 'i 9, i 9', 'vw'],
  ['for (const [k] of []) { k = 1 }', 'k 12, k 12', 'vw'],
  ['try {} catch ({ e }) { e = 1 }', 'e 16', 'w'],
  ['undeclared = 1', 'undeclared -', 'v'],
  ['function f(a, b = (a = 1)) { var a; a = 2 }', 'a 11, a 11', 'vw'],
  ['{ function g() {} g = 1 }', 'g 11', 'w'],
  ['export let x; x = 1', 'x 11', 'w'],
  ['export function f() { f = 1 }', 'f 16', 'w'],
  ['export class D {} ; D = 1', 'D 13', 'w'],
  ['var v; { v = 1; let w; { w = 2 } }', 'v 4, w 20', 'ww'],
  ['a = 1; var a', 'a 11', 'w'],
  ['l: { let q; q = 1 }', 'q 9', 'w'],
  ['[x.y] = 1; let x', '[x.y] -', 'v'],
]

test.each(ASSIGNED)('%s: assigned are %s', (source, assigned, probes) => {
  const { points, text } = instrument(parsed(source), planOf(['assignment']))
  expect(points.map(({ label, variable }) => `${label} ${variable?.start ?? '-'}`).join(', ')).toBe(assigned)
  expect(points.every(({ variable, label }) => variable === undefined || variable.end - variable.start === label.length)).toBe(
    true,
  )
  expect([...text.matchAll(/\$tm_([vw])\(/g)].map(([, probe]) => probe).join('')).toBe(probes)
})
