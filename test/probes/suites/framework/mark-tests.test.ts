import { parse } from '@babel/parser'
import { expect, test } from 'vitest'
import { markTests } from '../../../../probes/suites/framework/mark-tests.ts'

const mark = (text: string) => markTests(text, parse(text, { sourceType: 'module', plugins: ['typescript'] }))

test.each([
  [`test('a', () => {})`, `test($tm_at(1, 'a'), () => {})`],
  [`\n\nit.only('a', f)`, `\n\nit.only($tm_at(3, 'a'), f)`],
  [`test.each([1])('a %i', f)`, `test.each([1])($tm_at(1, 'a %i'), f)`],
  ['it.each`a\n${1}`("$a", f)', 'it.each`a\n${1}`($tm_at(1, "$a"), f)'],
  [`test.skipIf(true)('a', f)`, `test.skipIf(true)($tm_at(1, 'a'), f)`],
  [`import { test as check } from 'vitest'\ncheck('a', f)`, `import { test as check } from 'vitest'\ncheck($tm_at(2, 'a'), f)`],
  [`import check from 'node:test'\ncheck('a', f)`, `import check from 'node:test'\ncheck($tm_at(2, 'a'), f)`],
  [`const { it: check } = require('vitest')\ncheck('a', f)`, `const { it: check } = require('vitest')\ncheck($tm_at(2, 'a'), f)`],
])('%s', (text, expected) => {
  expect(mark(text)).toBe(expected)
})

test.each([
  `describe('a', f)`,
  'test(...args)',
  `check('a', f)`,
  `import { check } from './own'\ncheck('a', f)`,
  'test()',
  'expect(it).toBe(1)',
])('leaves %s alone', (text) => {
  expect(mark(text)).toBe(text)
})
