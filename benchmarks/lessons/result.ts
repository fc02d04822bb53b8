import type { Limits } from '#core'
import type { LeftOut } from '../result.ts'
import type { Oracle } from '../task.ts'
import { armFigures, headline, missedBounds, partFigures, timeFigures } from './figures.ts'
import type { ArmFigures, Figure, TimeFigures } from './figures.ts'
import type { Measured } from './measure.ts'
import type { DrawnSuite } from './rows.ts'
import type { LessonsMeasured } from './run-lessons.ts'

/** What `--json` writes: the figures that runs are compared by, and all that they were computed from. */
export interface LessonsResult {
  readonly schemaVersion: 1
  readonly figures: readonly Figure[]
  /** Bounds that are not kept, in words. */
  readonly missed: readonly string[]
  /** False when the run was interrupted: the figures are of what had ended. */
  readonly complete: boolean
  readonly oracle: Oracle
  readonly limits: Limits
  readonly seed: number
  readonly splits: number
  readonly jobs: number
  readonly suites: readonly (DrawnSuite['data'] & { readonly suite: string; readonly drawn: number; readonly driven: number })[]
  readonly skipped: readonly LeftOut[]
  readonly excluded: readonly LeftOut[]
  readonly lessons: number
  readonly arms: readonly ArmFigures[]
  readonly parts: readonly ArmFigures[]
  readonly time: readonly TimeFigures[]
  readonly runs: readonly Measured[]
}

export type Asked = Pick<LessonsResult, 'oracle' | 'limits' | 'seed' | 'splits' | 'jobs' | 'skipped'>

export function assemble(asked: Asked, drawn: readonly DrawnSuite[], measured: LessonsMeasured): LessonsResult {
  const { runs, excluded, lessons, complete } = measured
  const arms = armFigures(runs, asked.seed)
  const drivenOf = (suite: string) => runs.filter((run) => run.split === null && run.suite === suite).length
  return {
    schemaVersion: 1,
    figures: headline(arms),
    missed: missedBounds(arms),
    complete,
    ...asked,
    suites: drawn.map(({ suite, data, tasks }) => ({ suite, ...data, drawn: tasks.length, driven: drivenOf(suite) })),
    excluded,
    lessons,
    arms,
    parts: partFigures(runs, asked.seed),
    time: timeFigures(runs),
    runs,
  }
}
