import { afterAll, expect, test } from 'vitest'
import { Limits, type RepairResult } from '#core'
import { createSandbox } from '#tracemend'
import { auditPatches } from '../../benchmarks/audit-patches.ts'
import type { BenchTask } from '../../benchmarks/task.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())
const bench = { sandbox, limits: Limits.parse({}), seed: 1, root: process.cwd(), signal: new AbortController().signal }

const program = (expression: string) => `function larger(a, b) { return ${expression} }`
const tests = (...lines: string[]) => ({
  path: 'program.test.js',
  text: lines.map((line) => `console.assert(${line})\n`).join(''),
})
const task: BenchTask = {
  id: 't',
  problem: 'p',
  program: { path: 'program.js', text: program('a') },
  reference: { path: 'program.js', text: program('a > b ? a : b') },
  visibleTests: tests('larger(1, 2) === 2'),
  heldOutTests: tests('larger(1, 2) === 2', 'larger(5, 3) === 5', 'larger(7, 7) === 7'),
  description: null,
}

function reported(first: string, ...others: string[]): RepairResult {
  const alternatives = others.map((one) => ({
    patch: '-a\n+b\n',
    source: program(one),
    explanation: one,
    operators: ['by-hand'],
    distinguishing: null,
  }))
  return { patch: '-a\n+b\n', source: program(first), report: { alternatives } } as unknown as RepairResult
}

test('a wrong first patch with a right one among the others', async () => {
  const audited = await auditPatches(bench, task, reported('b', '2', 'Math.max(a, b)'), false)
  expect(audited).toEqual({ plausible: true, correct: false, shown: 3, correctAmongShown: true, equal: false })
})

test('a right first patch', async () => {
  const audited = await auditPatches(bench, task, reported('Math.max(b, a)'), false)
  expect(audited).toEqual({ plausible: true, correct: true, shown: 1, correctAmongShown: true, equal: true })
})

test('a patch that does not even pass what was seen', async () => {
  const audited = await auditPatches(bench, task, reported('1', 'Math.max(a, b)'), false)
  expect(audited).toEqual({ plausible: false, correct: false, shown: 0, correctAmongShown: false, equal: null })
})
