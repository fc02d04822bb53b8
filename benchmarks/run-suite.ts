import type { Limits } from '#core'
import { chooseTasks, type Choice } from './choose.ts'
import type { SuiteData } from './data/load-data.ts'
import { readTasks } from './data/read-tasks.ts'
import type { BenchResult } from './result.ts'
import { runTasks } from './run-tasks.ts'
import { leftOut, scoresOf, summarise, type RowOutcome } from './score.ts'
import type { Suite } from './suites/suite.ts'
import { underOracle, type Oracle } from './task.ts'

export interface SuiteRun {
  readonly suite: Suite
  readonly data: SuiteData
  readonly choice: Choice
  readonly oracle: Oracle
  readonly limits: Limits
  readonly seed: number
  readonly jobs: number
  /** The folder that packages are resolved from. */
  readonly root: string
  readonly signal: AbortSignal
  readonly onStart: (tasks: number) => void
  readonly onOutcome: (outcome: RowOutcome) => void
}

const NOTES: Readonly<Record<Oracle, string>> = {
  visible: 'the repairer saw the visible tests only; held-out tests scored its patches',
  full: 'the repairer saw ALL tests; nothing is held out, so correct equals plausible',
}

/**
 * Repairs and scores the chosen tasks of a suite. A signal ends the run early, with the figures of the finished tasks.
 * @throws TracemendError DATA_INVALID, USAGE
 */
export async function runSuite(run: SuiteRun): Promise<BenchResult> {
  const { suite, data, limits, seed, jobs, root, signal } = run
  const rows = readTasks(suite, data.file, data.text)
  const tasks = chooseTasks(rows, run.choice).map((task) => underOracle(task, run.oracle))
  const oracle = tasks.every((task) => task.heldOutTests === null) ? 'full' : run.oracle
  run.onStart(tasks.length)
  const { outcomes, complete } = await runTasks(tasks, jobs, { limits, seed, root, signal }, run.onOutcome)
  return {
    schemaVersion: 1,
    suite: suite.name,
    oracle,
    note: NOTES[oracle],
    complete,
    data: { file: data.file, sha256: data.sha256, rows: rows.length, chosen: tasks.length },
    limits,
    seed,
    jobs,
    tasks: scoresOf(outcomes),
    unsound: leftOut(outcomes, 'unsound'),
    unusable: leftOut(outcomes, 'unusable'),
    summary: summarise(outcomes),
  }
}
