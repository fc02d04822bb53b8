import type { Limits } from '#core'
import { outcomesOf, armFigures } from './arms/figures.ts'
import type { ArmsPlan } from './arms/plan.ts'
import { runArms, type ArmsRow } from './arms/run-arms.ts'
import type { Bench } from './audit.ts'
import { chooseTasks, type Choice } from './choose.ts'
import type { SuiteData } from './data/load-data.ts'
import { readTasks } from './data/read-tasks.ts'
import type { ArmScore, BenchResult } from './result.ts'
import { runTasks, type TasksRun } from './run-tasks.ts'
import type { OpenedBenchLessons } from './lessons/open.ts'
import { leftOut, scoresOf, summarise, type RowOutcome } from './score.ts'
import type { Suite } from './suites/suite.ts'
import { underOracle, type BenchTask, type Oracle } from './task.ts'

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
  /** Ways of repairing to compare; null: what a repair does by itself, without a model. */
  readonly plan: ArmsPlan | null
  readonly onArm: (score: ArmScore) => void
  /** What repairs recall from; null: nothing. */
  readonly lessons: OpenedBenchLessons | null
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
  const { suite, data, limits, seed, jobs, lessons } = run
  const rows = readTasks(suite, data.file, data.text)
  const tasks = chooseTasks(rows, run.choice).map((task) => underOracle(task, run.oracle))
  const oracle = tasks.every((task) => task.heldOutTests === null) ? 'full' : run.oracle
  run.onStart(tasks.length)
  const { outcomes, complete, ...compared } = await (run.plan === null
    ? runTasks(tasks, jobs, benchOf(run), run.onOutcome)
    : comparison(run, run.plan, tasks))
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
    ...(lessons && { lessons: lessons.source }),
    ...compared,
  }
}

function benchOf({ limits, seed, root, signal, lessons }: SuiteRun): Omit<Bench, 'sandbox'> {
  return { limits, seed, root, signal, ...(lessons && { lessons: lessons.memory }) }
}

type Compared = TasksRun & Pick<BenchResult, 'arms' | 'model'>

async function comparison(run: SuiteRun, plan: ArmsPlan, tasks: readonly BenchTask[]): Promise<Compared> {
  const last = plan.arms.length - 1
  const onRow = (row: ArmsRow) => run.onOutcome(outcomesOf([row], last)[0]!)
  const { rows, usd, end } = await runArms(tasks, run.jobs, benchOf(run), plan, {
    onRow,
    onArm: run.onArm,
  })
  const compared = { outcomes: outcomesOf(rows, last), complete: end === 'done', arms: armFigures(plan.arms, rows) }
  if (plan.model === null) return compared
  const { use, maxUsd } = plan.model
  const { name, price, samples, contextTokens } = use
  return { ...compared, model: { name, price, samples, contextTokens, usd, maxUsd, end } }
}
