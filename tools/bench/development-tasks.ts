import { readFileSync } from 'node:fs'
import { TracemendError, type RepairTask } from '#core'
import { loadData } from '../../benchmarks/data/load-data.ts'
import { readTasks } from '../../benchmarks/data/read-tasks.ts'
import { missingPackages, neededPackages } from '../../benchmarks/packages.ts'
import { findSuite } from '../../benchmarks/suites/index.ts'
import type { BenchTask } from '../../benchmarks/task.ts'
import { sample } from '../priors/halves.ts'
import { TASKS } from './tasks.ts'

/** So many of each half of a suite's problems: more than wanted, since some turn out to be green. */
const FROM_EACH_HALF = 8

/** Tasks of a suite, by lot, those with visible tests; null where its data is not there. */
export async function tasksOf(name: string, fromEachHalf = FROM_EACH_HALF): Promise<readonly RepairTask[] | null> {
  const suite = findSuite(name)
  const data = await loadData(suite, { cwd: process.cwd() }).catch((error: unknown) => {
    if (error instanceof TracemendError && error.code === 'DATA_NOT_FOUND') return null
    throw error
  })
  if (data === null) return null
  const usable = readTasks(suite, data.file, data.text).filter(
    (task) => missingPackages(neededPackages(task), process.cwd()).length === 0,
  )
  return sample(usable, fromEachHalf).flatMap(toRepair)
}

/** What comes with this repository: small functions, and the examples. */
export function ownTasks(): RepairTask[] {
  const small = TASKS.map(({ program, tests }, i) => taskOf(`small ${i + 1}`, 'program.js', program, tests))
  const examples = ['merge-intervals', 'roman-to-integer'].map((name) => {
    const read = (ending: string) => readFileSync(new URL(`../../examples/${name}${ending}`, import.meta.url), 'utf8')
    return taskOf(name, `${name}.js`, read('.js'), read('.test.js'))
  })
  return [...small, ...examples]
}

function toRepair({ id, program, visibleTests, description }: BenchTask): RepairTask[] {
  if (visibleTests === null) return []
  return [{ id, source: program, tests: visibleTests, ...(description !== null && { description }) }]
}

function taskOf(id: string, path: string, program: string, tests: string): RepairTask {
  return { id, source: { path, text: program }, tests: { path: path.replace('.js', '.test.js'), text: tests } }
}
