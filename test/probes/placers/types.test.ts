import { expect, test } from 'vitest'
import type { ProbeKind } from '#core'
import { instrument } from '../../../probes/instrument.ts'
import { parsed, planOf } from '../../helpers/observe.ts'

const KINDS: readonly ProbeKind[] = ['function', 'statement', 'assignment', 'expression']

/** What types leave of a program: no probe in declarations, decorators, and what the compiler computes. */
const TYPED: readonly (readonly [source: string, ...points: string[]])[] = [
  ['declare const x: number; x', 'statement x', 'expression x'],
  ['declare function f(a: number): void; f(1)', 'statement f(1)', 'expression f(1)'],
  ['declare class C { a: number }; new C()', 'statement new C()', 'expression new C()'],
  ['class C { declare x: number; y = x }', 'assignment y'],
  ['enum E { A = x }'],
  ['namespace N { export const a = x }', 'statement const a = x', 'assignment a'],
  ['declare namespace N { const a: number }'],
  ['interface I { x: 1 }; x', 'statement x', 'expression x'],
  ['type T = typeof x; x', 'statement x', 'expression x'],
  ['x as T', 'statement x as T', 'expression x as T'],
  ['x!', 'statement x!', 'expression x!'],
  ['<T>x', 'statement <T>x', 'expression <T>x'],
  ['x satisfies T', 'statement x satisfies T', 'expression x satisfies T'],
  ['f<T>', 'statement f<T>', 'expression f<T>'],
  ['f<T>(x)', 'statement f<T>(x)', 'expression f<T>(x)', 'expression x'],
  ['export = x'],
  [
    'class C { constructor(private a = x, public b: number) { a } }',
    'function constructor(a, b)',
    'expression x',
    'statement a',
    'expression a',
  ],
  ['@d(x) class C { @e(x) m() { x } }', 'function m()', 'statement x', 'expression x'],
  ['abstract class C { abstract m(): void; n() { x } }', 'function n()', 'statement x', 'expression x'],
  ['import a = b.c; x', 'statement x', 'expression x'],
  ['function f(this: T, a: number) { a }', 'function f(a)', 'statement a', 'expression a'],
  ['declare module "m" { const a: number }'],
  ['x as T as U', 'statement x as T as U', 'expression x as T as U'],
  ['(x as T).y', 'statement (x as T).y', 'expression (x as T).y', 'expression x as T'],
  ['(x as any)++; y', 'statement (x as any)++;', 'assignment x as any', 'statement y', 'expression y'],
  ['for (const a of x as T[]) a', 'statement for (const a of x as T[]) a', 'statement a', 'expression a'],
  [
    'function f(x: unknown): x is string { return x as never }',
    'function f(x)',
    'statement return x as never',
    'expression x as never',
  ],
  ['let v = <T,>(a: T): T => a', 'statement let v = <T,>(a: T): T => a', 'function v(a)'],
]

test.each(TYPED)('points of %s', (source, ...points) => {
  const placed = instrument(parsed(source, 'a.ts'), planOf(KINDS)).points
  expect(placed.map(({ kind, label }) => `${kind} ${label}`)).toEqual(points)
})

test('what is in a tsx file', () => {
  const source = 'const f = <T,>(a: T) => <i b={a as T}>{a!}</i>'
  const placed = instrument(parsed(source, 'a.tsx'), planOf(['expression'])).points
  expect(placed.map(({ label }) => label)).toEqual(['a as T', 'a!'])
})
