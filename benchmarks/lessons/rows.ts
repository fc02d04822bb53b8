import { join } from 'node:path'
import { TracemendError } from '#core'
import { chooseTasks, type Choice } from '../choose.ts'
import { loadData, type SuiteData } from '../data/load-data.ts'
import { readTasks } from '../data/read-tasks.ts'
import type { LeftOut } from '../result.ts'
import type { Suite } from '../suites/suite.ts'
import { underOracle, type BenchTask, type Oracle } from '../task.ts'
import { createRandom, shuffled } from './random.ts'

/** The rows of a suite that a lot fell on. */
export interface DrawnSuite {
  readonly suite: string
  readonly data: Pick<SuiteData, 'file' | 'sha256'> & { readonly rows: number }
  readonly tasks: readonly BenchTask[]
}

export interface Drawing {
  /** A folder in which the suites' files lie; else where each suite's data usually is. */
  readonly data?: string | undefined
  readonly cwd: string
  readonly choice: Choice
  /** At most so many a suite. */
  readonly rows: number
  readonly oracle: Oracle
  readonly seed: number
}

/**
 * Draws rows of each suite. One whose data is not here, or of which nothing is chosen, is left out, and told.
 * @throws TracemendError DATA_INVALID, or what is wrong with the first suite where there are rows of none
 */
export async function drawRows(
  suites: readonly Suite[],
  drawing: Drawing,
): Promise<{ readonly drawn: readonly DrawnSuite[]; readonly skipped: readonly LeftOut[] }> {
  const drawn: DrawnSuite[] = []
  const skipped: LeftOut[] = []
  let first: TracemendError | null = null
  for (const suite of suites) {
    try {
      drawn.push(await drawSuite(suite, drawing))
    } catch (error) {
      if (!(error instanceof TracemendError) || (error.code !== 'DATA_NOT_FOUND' && error.code !== 'USAGE')) throw error
      first ??= error
      skipped.push({ id: suite.name, reason: error.message })
    }
  }
  if (drawn.length === 0 && first !== null) throw first
  return { drawn, skipped }
}

async function drawSuite(suite: Suite, { data, cwd, choice, rows, oracle, seed }: Drawing): Promise<DrawnSuite> {
  const file = data === undefined ? undefined : join(data, ...suite.file.split('/'))
  const { text, ...place } = await loadData(suite, { file, cwd })
  const all = readTasks(suite, place.file, text)
  const chosen = chooseTasks(all, choice).map((task) => underOracle(task, oracle))
  const tasks = shuffled(chosen, createRandom(seed, `rows of ${suite.name}`)).slice(0, rows)
  return { suite: suite.name, data: { ...place, rows: all.length }, tasks }
}
