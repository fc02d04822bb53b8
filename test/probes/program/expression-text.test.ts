import { expect, it } from 'vitest'
import { isOneExpression } from '../../../probes/program/expression-text.ts'

it.each([
  'a + b',
  'f(a, [b, c], { d: 1, e })',
  "text.split(',')",
  "')' + a",
  'a / b / c',
  '/[(/]+/g.test(a)',
  "text.replace(/\"/g, '')",
  '`${a}, ${f({ b: `;${c}` })})`',
  'x => ({ y: [x, x] })',
  'a.return + b.if',
])('may stand in brackets: %s', (text) => expect(isOneExpression(text)).toBe(true))

it.each([
  '',
  ' ',
  'a, b',
  'a) + (b',
  'a } + { b',
  'f(a]',
  '(a',
  '`${a',
  "'a",
  'a; b',
  'a // b',
  'a /* b */',
  '...a',
  'await a',
  'return a',
  'function () {}',
])('may not: %s', (text) => expect(isOneExpression(text)).toBe(false))
