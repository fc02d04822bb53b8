import { expect, test } from 'vitest'
import { parseSource } from '../../../probes/parse.ts'
import { detectKind } from '../../../probes/suites/detect.ts'

test.each([
  ['describe("a", () => {})', 'framework'],
  ['it.each([1])("a", () => {})', 'framework'],
  ['test("a", () => { expect(1).toBe(1) })', 'framework'],
  ['import { expect } from "vitest"', 'framework'],
  ['import { test as check } from "node:test"', 'framework'],
  ['const { it: spec } = require("@jest/globals")', 'framework'],
  ['function test() { console.assert(1) }\ntest()', 'script'],
  ['const it = (name, f) => f()\nit("a", () => {})', 'script'],
  ['test()', 'script'],
  ['/x/.test("x")', 'script'],
  ['check("a", () => {})', 'script'],
])('%j is a %s', (text, kind) => {
  const parsed = parseSource({ path: 'a.test.js', text })
  expect(parsed.status === 'parsed' && detectKind(parsed.source, ['check'])).toBe(kind)
})

test('what the program declares is no test framework', () => {
  const parsed = parseSource({ path: 'a.test.js', text: 'console.assert(test("a") === 1)' })
  expect(parsed.status === 'parsed' && detectKind(parsed.source, ['test'])).toBe('script')
})
