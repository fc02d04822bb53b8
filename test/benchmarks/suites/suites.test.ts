import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readTasks } from '../../../benchmarks/data/read-tasks.ts'
import { findSuite, SUITES } from '../../../benchmarks/suites/index.ts'
import { underOracle } from '../../../benchmarks/task.ts'

async function load(suite: string, file: string) {
  const path = `test/fixtures/bench/${file}`
  return readTasks(findSuite(suite), path, await readFile(path, 'utf8'))
}

test('every suite has a name and a file of its own', () => {
  expect(new Set(SUITES.map((suite) => suite.name)).size).toBe(SUITES.length)
  expect(new Set(SUITES.map((suite) => suite.file)).size).toBe(SUITES.length)
})

test('an unknown suite is a usage error that names the known ones', () => {
  expect(() => findSuite('humaneval')).toThrow(
    expect.objectContaining({
      code: 'USAGE',
      hint: expect.stringContaining('humanevalfix-js, llm-bugs-js, llm-bugs-ts, seeded-ts'),
    }),
  )
})

test('humanevalfix-js puts the declaration before the faulty body', async () => {
  const [sum, even] = await load('humanevalfix-js', 'humanevalfix.jsonl')
  expect(sum).toMatchObject({ id: 'JavaScript/900', problem: 'HE/900', description: 'Adds the whole numbers from 1 to n.' })
  expect(sum!.program.text).toMatch(/^\nconst sumUpTo = \(n\) => \{\n {2}let sum = 0;[^]*i < n;/)
  expect(sum!.reference.text).toContain('i <= n;')
  expect(sum!.visibleTests!.text).toContain('sumUpTo(3)')
  expect(sum!.heldOutTests!.text).toContain('sumUpTo(4)')
  expect(even!.program.text).toContain('const half')
})

test('an empty example test is no visible test', async () => {
  const tasks = await load('humanevalfix-js', 'humanevalfix.jsonl')
  expect(tasks.map((task) => task.visibleTests === null)).toEqual([false, true, false, false])
})

test('llm-bugs leaves out a require that nothing uses, and keeps one that is used', async () => {
  const [area] = await load('llm-bugs-js', 'llm-bugs.jsonl')
  expect(area!.program.text).toBe('const area = (w, h) => {\n  return w + h;\n}\n')
  expect(area!.reference.text).toBe('const area = (w, h) => w * h\n')
  const suite = findSuite('llm-bugs-ts')
  const used = {
    id: 'x',
    test: 't',
    reference: 'r',
    code: "const crypto = require('crypto');\nconst f = () => crypto.randomUUID()\n",
  }
  expect(suite.toTasks(suite.row.parse(used))[0]!.program).toEqual({ path: 'program.ts', text: used.code })
})

test('under the full oracle the held-out tests are the visible ones and nothing is held out', async () => {
  const [sum] = await load('humanevalfix-js', 'humanevalfix.jsonl')
  const full = underOracle(sum!, 'full')
  expect(full.visibleTests).toBe(sum!.heldOutTests)
  expect(full.heldOutTests).toBeNull()
  expect(underOracle(sum!, 'visible')).toBe(sum)
})

test('seeded-ts puts one fault of each kind into a module, nothing is held out, and every module has its turn before one has its second', async () => {
  const text = await readFile('test/fixtures/bench/localization/modules.jsonl', 'utf8')
  const [prices] = text.split('\n')
  const rows = [prices, prices!.replace('shop/prices', 'shop/sums')].join('\n')
  const tasks = readTasks(findSuite('seeded-ts'), 'modules.jsonl', rows)
  expect(tasks.slice(0, 4).map(({ problem }) => problem)).toEqual(['shop/prices', 'shop/sums', 'shop/prices', 'shop/sums'])
  const kinds = tasks.filter(({ problem }) => problem === 'shop/sums').map(({ id }) => id)
  expect(kinds.length).toBeGreaterThanOrEqual(6)
  expect(new Set(kinds).size).toBe(kinds.length)
  for (const task of tasks) {
    expect(task.program.text).not.toBe(task.reference.text)
    expect(underOracle(task, 'full')).toBe(task)
    expect(task.heldOutTests).toBeNull()
  }
})
