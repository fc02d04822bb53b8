import { Limits } from '#core'
import { chooseTasks, type Choice } from '../choose.ts'
import type { SuiteData } from '../data/load-data.ts'
import { readTasks } from '../data/read-tasks.ts'
import type { LeftOut } from '../result.ts'
import type { Arm } from './arms.ts'
import { armFigures, type ArmFigures, type Figure } from './figures.ts'
import { inParallel } from '../in-parallel.ts'
import type { Scored } from './measure.ts'
import type { Source } from './sources.ts'

export interface LocalizationRun {
  readonly source: Source
  readonly data: SuiteData
  readonly choice: Choice
  readonly arms: readonly Arm[]
  readonly seed: number
  readonly jobs: number
  /** The folder that packages are resolved from. */
  readonly root: string
  readonly signal: AbortSignal
  readonly onRow: (total: number) => void
}

/** What `--json` writes: the figures that runs are compared by, and all that they were computed from. */
export interface LocalizationResult {
  readonly schemaVersion: 1
  readonly suite: string
  /** False when the run was interrupted. */
  readonly complete: boolean
  readonly data: { readonly file: string; readonly sha256: string; readonly rows: number; readonly chosen: number }
  readonly seed: number
  readonly jobs: number
  readonly figures: readonly Figure[]
  readonly arms: readonly ArmFigures[]
  readonly tasks: readonly Scored[]
  readonly excluded: readonly LeftOut[]
}

/**
 * Localises the fault of every chosen program by every arm, and ranks what differs from the right program.
 * @throws TracemendError DATA_INVALID, USAGE
 */
export async function runLocalization(run: LocalizationRun): Promise<LocalizationResult> {
  const { source, data, seed, jobs, root, signal } = run
  const rows = readTasks(source.suite, data.file, data.text)
  const chosen = chooseTasks(rows, run.choice)
  const bench = { limits: Limits.parse({}), seed, root, signal }
  const measured = await inParallel(chosen, jobs, signal, async (task, sandbox) => {
    const result = await source.measure({ ...bench, sandbox }, task, run.arms)
    run.onRow(chosen.length)
    return result
  })

  const tasks = measured.flat().filter((row) => row.kind === 'scored')
  const arms = run.arms.map(({ name }) => armFigures(name, tasks))
  return {
    schemaVersion: 1,
    suite: source.suite.name,
    complete: measured.length === chosen.length && !signal.aborted,
    data: { file: data.file, sha256: data.sha256, rows: rows.length, chosen: chosen.length },
    seed,
    jobs,
    figures: source.figures(arms, tasks),
    arms,
    tasks,
    excluded: measured.flat().flatMap((row) => (row.kind === 'excluded' ? [{ id: row.id, reason: row.reason }] : [])),
  }
}
