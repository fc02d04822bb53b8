import { expect, test } from 'vitest'
import { missingPackages, neededPackages } from '../../benchmarks/packages.ts'
import type { BenchTask } from '../../benchmarks/task.ts'

const task = (program: string, tests: string): BenchTask => ({
  id: 't',
  problem: 't',
  program: { path: 'program.js', text: program },
  reference: { path: 'program.js', text: '' },
  visibleTests: null,
  heldOutTests: { path: 'program.test.js', text: tests },
  description: null,
})

test.each([
  [`const _ = require("lodash")`, ['lodash']],
  [`import * as m from 'mathjs'\nimport 'side'\nimport { a } from "@scope/b"`, ['@scope/b', 'mathjs', 'side']],
  [`const x = await import('later')`, ['later']],
  [`const assert = require('node:assert')\nimport * as a from 'assert'\nrequire('./helper.js')\nrequire('crypto')`, []],
  [`// the distance from 'a'\nconst s = "import from 'b'"`, []],
  [`import {\n  a,\n} from 'many-lines'`, ['many-lines']],
  [`export * from 'passed-on'`, ['passed-on']],
])('%s', (text, expected) => {
  expect(neededPackages(task('', text))).toEqual(expected)
  expect(neededPackages(task(text, ''))).toEqual(expected)
})

test('tells which packages the folder does not have', () => {
  expect(missingPackages(['zod', 'no-such-package-here', 'commander'], process.cwd())).toEqual(['no-such-package-here'])
})
