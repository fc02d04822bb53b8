import { Limits, type Lesson, type LessonMemory } from '#core'
import { memoryOf } from '#tracemend'
import { inParallel } from '../in-parallel.ts'
import { prepareRow } from '../prepare-row.ts'
import type { LeftOut } from '../result.ts'
import type { BenchTask } from '../task.ts'
import { LESSONS_ARMS, OFF } from './arms.ts'
import { measure, type LessonsRow, type Measured } from './measure.ts'
import { collecting } from './memories.ts'
import { createRandom } from './random.ts'
import type { DrawnSuite } from './rows.ts'
import { splitProblems, type Split } from './splits.ts'

export interface LessonsRun {
  readonly drawn: readonly DrawnSuite[]
  /** Of each suite, so many of the drawn rows are repaired with lessons, too; the others only teach. */
  readonly rows: number
  readonly splits: number
  /** Of the repairs that are compared; those that teach look for other patches after the first, as repairs usually do. */
  readonly limits: Limits
  readonly seed: number
  readonly jobs: number
  /** The folder that packages are resolved from. */
  readonly root: string
  readonly signal: AbortSignal
  readonly onStage: (stage: string, total: number) => void
  readonly onRow: () => void
}

/** Everything that was measured; the figures are made of it. */
export interface LessonsMeasured {
  readonly runs: readonly Measured[]
  readonly excluded: readonly LeftOut[]
  readonly lessons: number
  readonly splits: readonly Split[]
  /** False when the signal came before the last repair had ended. */
  readonly complete: boolean
}

/** What a repair does that nobody set limits to. */
const USUAL = Limits.parse({})

/** A row, what its repair without lessons did, and what that taught. */
interface First {
  readonly row: LessonsRow
  readonly isMeasured: boolean
  readonly run: Measured
  readonly lessons: readonly Lesson[]
}

/** A repair that is yet to be made. */
interface Planned {
  readonly row: LessonsRow
  readonly name: string
  readonly split: number
  readonly memory: LessonMemory
}

/**
 * Repairs every row without lessons, once; then, split by split, rows of one half with what all those of the other half taught. Nothing is learnt
 * while that is measured, so that the order of the rows does not matter.
 */
export async function runLessons(run: LessonsRun): Promise<LessonsMeasured> {
  const { jobs, signal, limits, seed, root } = run
  const bench = { limits, seed, root, signal }
  const teaching = { ...bench, limits: { ...limits, alternatives: USUAL.alternatives } }
  const tasks = run.drawn.flatMap(({ suite, tasks: drawn }) =>
    drawn.map((task, place) => ({ suite, task, isMeasured: place < run.rows })),
  )
  run.onStage('without lessons', tasks.length)
  const began = await inParallel(tasks, jobs, signal, async ({ suite, task, isMeasured }, sandbox) => {
    const first = await firstRun({ ...teaching, sandbox }, suite, task)
    run.onRow()
    return first === null || 'reason' in first ? first : { ...first, isMeasured }
  })
  const firsts = began.filter((one) => one !== null && 'run' in one)
  const excluded = began.filter((one) => one !== null && 'reason' in one)

  const splits = splitProblems(
    firsts.map((first) => first.row.row.task.problem),
    run.splits,
    seed,
  )
  const planned = signal.aborted ? [] : await plan(firsts, splits, seed)
  run.onStage('with lessons', planned.length)
  const measured = await inParallel(planned, jobs, signal, async ({ row, ...arm }, sandbox) => {
    const one = await measure({ ...bench, sandbox }, row, arm)
    run.onRow()
    return one
  })
  const finished = measured.filter((one) => one !== null)
  return {
    runs: [...firsts.filter(({ isMeasured }) => isMeasured).map((first) => first.run), ...finished],
    excluded,
    lessons: firsts.reduce((sum, { lessons }) => sum + lessons.length, 0),
    splits,
    complete: !signal.aborted || (planned.length > 0 && finished.length === planned.length),
  }
}

async function firstRun(
  bench: Parameters<typeof prepareRow>[0],
  suite: string,
  task: BenchTask,
): Promise<Omit<First, 'isMeasured'> | LeftOut | null> {
  const prepared = await prepareRow(bench, task).catch((error: unknown) => String(error))
  if (typeof prepared === 'string') return { id: task.id, reason: prepared }
  if (prepared.driven === null) {
    const { outcome } = prepared
    return { id: task.id, reason: outcome.kind === 'scored' ? outcome.score.status : `${outcome.kind}: ${outcome.row.reason}` }
  }
  const row = { suite, row: prepared.driven }
  const lessons: Lesson[] = []
  const run = await measure(bench, row, { name: OFF, split: null, memory: collecting(lessons) })
  return run === null ? null : { row, run, lessons }
}

/** All arms of a row one after the other, so that they are measured under like conditions. */
async function plan(firsts: readonly First[], splits: readonly Split[], seed: number): Promise<Planned[]> {
  const planned: Planned[] = []
  for (const { number, filling, measured } of splits) {
    const isFilling = ({ row }: First) => filling.has(row.row.task.problem)
    const learnt = firsts.filter(isFilling).flatMap(({ lessons }) => lessons)
    const memories: Omit<Planned, 'row' | 'split'>[] = []
    for (const { name, isOnEverySplit, deal } of LESSONS_ARMS) {
      if (!isOnEverySplit && number > 1) continue
      const dealt = deal(learnt, createRandom(seed, `${name} ${number}`))
      memories.push({ name, memory: await memoryOf(dealt, { leaveProblemOut: true }) })
    }
    const rows = firsts.filter(({ row, isMeasured }) => isMeasured && measured.has(row.row.task.problem))
    planned.push(...rows.flatMap(({ row }) => memories.map((arm) => ({ ...arm, row, split: number }))))
  }
  return planned
}
