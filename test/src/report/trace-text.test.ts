import { expect, test } from 'vitest'
import { failedIds } from '#core'
import { diagnose } from '#tracemend'
import { traceText } from '../../../src/report/trace-text.ts'

async function traceOf(program: string, tests: string): Promise<string[]> {
  const source = { path: 'program.js', text: program }
  const { trace, tests: results } = await diagnose({ source, tests: { path: 'program.test.js', text: tests } })
  return traceText(trace!, failedIds(results), (_, text) => text)
}

test('an endless loop is told by its first turns and its last ones', async () => {
  const lines = await traceOf(
    'function down(n) {\n  while (n !== 0) {\n    n -= 2\n  }\n  return n\n}\n',
    'console.assert(down(4) === 0)\nconsole.assert(down(3) === 1)\n',
  )
  expect(lines.slice(0, 8)).toEqual([
    'trace of L2; with and without probes 2 tests end alike',
    '  line 1    down(n) = [3]',
    '  line 2    n !== 0 is true',
    '  line 2    while (n !== 0)  turn 1',
    '  line 3    n = 3 → 1',
    '  line 2    n !== 0 is true',
    '  line 2    while (n !== 0)  turn 2',
    '  line 3    n = 1 → -1',
  ])
  const gap = lines.findIndex((line) => /^ {2}… \d{4,} more turns not kept$/.test(line))
  expect(lines[gap + 1]).toMatch(/^ {2}line 2 {4}while \(n !== 0\) {2}turn \d{4,}$/)
  expect(lines.at(-1)).toMatch(/^ {2}line 1 {4}exception from down = Error\("used more steps than its share"\) {2}from line 3$/)
})

test('turns that saw the same are folded, and an exception says where it came from', async () => {
  const lines = await traceOf(
    'function find(list) {\n  for (const item of list) {\n    if (item > 9) return item\n  }\n  throw new Error("none")\n}\n',
    'console.assert(find([10]) === 10)\nconsole.assert(find([1, 1, 1, 5]) === undefined)\n',
  )
  expect(lines.slice(1)).toEqual([
    '  line 1    find(list) = [[1, 1, 1, 5]]',
    '  line 2    item = 1',
    '  line 3    item > 9 is false',
    '  … 2 more turns, the same',
    '  line 2    item = 5',
    '  line 3    item > 9 is false',
    '  line 5    new Error("none") gives Error("none")',
    '  line 5    new Error("none") throws Error("none")',
    '  line 1    exception from find = Error("none")  from line 5',
  ])
})
