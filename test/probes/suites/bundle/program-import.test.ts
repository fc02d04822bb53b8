import { expect, test } from 'vitest'
import { isProgramImport } from '../../../../probes/suites/bundle/program-import.ts'

test.each([
  ['./add', '/p/add.test.js', '/p/add.js', true],
  ['./add.js', '/p/add.test.js', '/p/add.js', true],
  ['./add.js', '/p/add.test.ts', '/p/add.ts', true],
  ['./add.mjs', '/p/add.test.ts', '/p/add.mts', true],
  ['../src/add.ts', '/p/test/add.test.ts', '/p/src/add.ts', true],
  ['.', '/p/add/add.test.js', '/p/add/index.js', true],
  ['..', '/p/add/test/add.test.js', '/p/add/index.ts', true],
  ['/p/add.js', '/q/add.test.js', '/p/add.js', true],
  ['./add.ts', '/p/add.test.js', '/p/add.js', false],
  ['./adds', '/p/add.test.js', '/p/add.js', false],
  ['../add', '/p/add.test.js', '/p/add.js', false],
  ['add', '/p/add.test.js', '/p/add.js', false],
  ['add.js', '/p/add.test.js', '/p/add.js', false],
])('%s from %s means %s: %s', (specifier, importer, program, expected) => {
  expect(isProgramImport(specifier, importer, program)).toBe(expected)
})
