import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSandbox } from '#tracemend'
import { Limits } from '#core'
import { loadData } from '../../benchmarks/data/load-data.ts'
import { readTasks } from '../../benchmarks/data/read-tasks.ts'
import { neededPackages } from '../../benchmarks/packages.ts'
import { whyUnsound } from '../../benchmarks/soundness.ts'
import { findSuite, SUITES } from '../../benchmarks/suites/index.ts'

const cwd = process.cwd()
const present = SUITES.filter((suite) => existsSync(resolve(cwd, '../shared/data', suite.file)))

async function load(name: string) {
  const suite = findSuite(name)
  const { file, text } = await loadData(suite, { cwd })
  return { tasks: readTasks(suite, file, text), lines: text.split('\n').filter((line) => line !== '').length }
}

describe.skipIf(present.length < SUITES.length)('data beside the project', () => {
  test.each(SUITES.map((suite) => suite.name))('%s: every row loads', async (name) => {
    const { tasks, lines } = await load(name)
    // A module takes several faults; elsewhere a row is a task.
    if (name === 'seeded-ts') expect(tasks.length).toBeGreaterThan(4 * lines)
    else expect(tasks).toHaveLength(lines)
    expect(lines).toBeGreaterThan(50)
  })

  test('the unsound rows of HumanEvalFix are the four that are known', { timeout: 120_000 }, async () => {
    const { tasks } = await load('humanevalfix-js')
    const sandbox = createSandbox()
    const bench = { sandbox, limits: Limits.parse({}), seed: 1, root: cwd, signal: new AbortController().signal }
    const unsound: string[] = []
    try {
      for (const task of tasks) {
        if ((await whyUnsound(bench, task, neededPackages(task).length > 0)) !== null) unsound.push(task.problem)
      }
    } finally {
      await sandbox.close()
    }
    const known = ['HE/87', 'HE/107', 'HE/136', 'HE/155']
    expect(unsound).toEqual(known.filter((problem) => tasks.some((task) => task.problem === problem)))
  })
})
