import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findTests } from '../../../src/cli/find-tests.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tracemend-find-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const put = (...paths: string[]) => {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
  }
}

test.each([
  ['add.js', 'add.test.js'],
  ['add.js', 'add.spec.ts'],
  ['add.ts', 'add.test.mts'],
  ['add.mjs', 'add.test.cjs'],
  ['add.tsx', 'add.spec.jsx'],
  ['add.js', 'add.cases.json'],
  ['add.js', 'add.tests.json'],
  ['add.js', '__tests__/add.js'],
  ['add.js', '__tests__/add.test.js'],
  ['add.js', 'test/add.test.js'],
  ['add.js', 'tests/add.spec.cts'],
  ['a.b c+ü.js', 'a.b c+ü.test.js'],
])('%s has its tests in %s', (source, tests) => {
  put(source, tests, 'other.test.js', 'addition.test.js')
  expect(findTests(join(root, source))).toEqual({ file: join(root, tests), others: [] })
})

test('the nearest wins, its own extension first, and the others are told', () => {
  put('add.ts', 'tests/add.test.ts', '__tests__/add.ts', 'add.spec.js', 'add.test.js', 'add.test.ts')
  const { file, others } = findTests(join(root, 'add.ts'))
  const expected = ['add.test.js', 'add.spec.js', '__tests__/add.ts', 'tests/add.test.ts']
  expect(file).toBe(join(root, 'add.test.ts'))
  expect(others).toEqual(expected.map((path) => join(root, path)))
})

test('none is an error that tells what was looked for', () => {
  put('add.js', 'add.js.map', 'sub/add.test.js')
  const told = {
    code: 'TESTS_NOT_FOUND',
    message: expect.stringMatching(/add\.test\.\*.*add\.cases\.json.*__tests__/),
    hint: expect.stringContaining('--tests'),
  }
  expect(() => findTests(join(root, 'add.js'))).toThrow(expect.objectContaining(told))
})
