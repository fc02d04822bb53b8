import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProber } from '#probes'
import { astKey } from '../../../../../agents/repair/model/answers/ast-key.ts'

const { parse } = createProber()

function keyOf(text: string, path = 'program.ts'): string {
  const parsed = parse({ path, text })
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  return astKey(parsed.source)
}

const PROGRAM = `export function sum(list: number[]) {
  let total = 0
  for (const each of list) if (each > 1) total += each
  const twice = (x) => x * 2
  return twice(total)
}`

const SAME: readonly (readonly [name: string, text: string])[] = [
  ['white space and comments', PROGRAM.replaceAll('\n', '\n\n // why\n')],
  ['line ends', PROGRAM.replaceAll('\n', '\r\n')],
  ['semicolons', PROGRAM.replace('let total = 0', 'let total = 0;;')],
  ['parentheses', PROGRAM.replace('x * 2', '((x) * (2))')],
  ['types', PROGRAM.replace(': number[]', '?: Array<string>').replace('total = 0', 'total: number = 0 as const')],
  ['an interface', `interface A { a: 1 }\n${PROGRAM}`],
  ['braces around one statement', PROGRAM.replace('total += each', '{ total += each }')],
  ['names of variables', PROGRAM.replaceAll('total', 'acc')],
  ['names of parameters', PROGRAM.replaceAll('list', 'numbers').replaceAll('each', 'n').replaceAll(/\bx\b/g, 'value')],
  ['names of inner functions', PROGRAM.replaceAll('twice', 'double')],
]

const OTHER: readonly (readonly [name: string, text: string])[] = [
  ['an operator', PROGRAM.replace('>', '>=')],
  ['an assignment operator', PROGRAM.replace('+=', '-=')],
  ['a literal', PROGRAM.replace('= 0', '= 1')],
  ['a top-level name', PROGRAM.replace('sum', 'add')],
  ['a lost export', PROGRAM.replace('export ', '')],
  ['another variable', PROGRAM.replace('twice(total)', 'twice(list)')],
  ['a global', PROGRAM.replace('twice(total)', 'twice(each)')],
  ['async', PROGRAM.replace('(x) =>', 'async (x) =>')],
  ['let for const', PROGRAM.replace('const twice', 'let twice')],
  ['another order', PROGRAM.replace('x * 2', '2 * x')],
]

describe('the key of a program', () => {
  it.each(SAME)('is the same with other %s', (_, text) => {
    expect(text).not.toBe(PROGRAM)
    expect(keyOf(text)).toBe(keyOf(PROGRAM))
  })

  it.each(OTHER)('is another with %s', (_, text) => {
    expect(text).not.toBe(PROGRAM)
    expect(keyOf(text)).not.toBe(keyOf(PROGRAM))
  })

  it.each([
    ["f({ 'a': 1 })", 'f({ a: 1 })', true],
    ["f('a')", 'f("a")', true],
    ['f?.(a)', 'f(a)', false],
    ['f?.a.b', 'f?.a?.b', false],
    ['f(`a`)', 'f(`b`)', false],
    ['f(1n)', 'f(2n)', false],
    ['f(/a/g)', 'f(/a/)', false],
    ['f([, a])', 'f([a])', false],
    ['f(a.b)', 'f(a[b])', false],
    ['(a, b) => ({ a, b })', '(x, y) => ({ a: x, b: y })', true],
    ['(a, b) => ({ a, b })', '(b, a) => ({ a, b })', false],
    ['({ a }) => a', '({ a: b }) => b', true],
    ['function f() { for (x of y) ; var x }', 'function f() { for (z of y) ; var z }', true],
    ['function f() { [a, b] = [b, a]; var a, b }', 'function f() { [x, y] = [y, x]; var x, y }', true],
    ['class A { #a = 1; static b() { return this.#a } }', 'class A { #a = 1; b() { return this.#a } }', false],
    ['try { f() } catch (e) { throw e }', 'try { f() } catch (error) { throw error }', true],
    ['a: for (;;) { break a }', 'for (;;) { break }', false],
  ])('of %s and %s: %s', (one, other, isSame) => {
    expect(keyOf(one) === keyOf(other)).toBe(isSame)
  })

  it('is 16 hex digits, and does not depend on the language', () => {
    expect(keyOf('let a = 1')).toMatch(/^[\da-f]{16}$/)
    expect(keyOf('let a = 1')).toBe(keyOf('let a = 1', 'program.js'))
  })

  it('stays under renaming, whatever the names', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^v_[a-z0-9]{1,6}$/), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(names, (all) => {
        const old = ['list', 'total', 'each', 'twice']
        const renamed = PROGRAM.replaceAll(/\b[a-z]+\b/g, (word) => (old.includes(word) ? all[old.indexOf(word)]! : word))
        expect(keyOf(renamed)).toBe(keyOf(PROGRAM))
      }),
    )
  })

  it('names what is nested too deeply by its text', () => {
    const deep = `f(${'1 + '.repeat(3_000)}1)`
    expect(keyOf(deep)).toBe(keyOf(deep))
    expect(keyOf(deep)).not.toBe(keyOf(deep.replace('1)', '2)')))
  })
})
