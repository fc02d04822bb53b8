import type { LessonMemory, RepairEvent } from '#core'
import { repair } from '#tracemend'
import type { Bench } from '../audit.ts'
import type { DrivenRow } from '../prepare-row.ts'
import { timed } from './memories.ts'

/** Milliseconds of the way to the first patch. */
export interface Phases {
  readonly baseline: number
  readonly analysis: number
  readonly recall: number
  readonly search: number
}

/** A row that a repair is tried on, in every arm. */
export interface LessonsRow {
  readonly suite: string
  readonly row: DrivenRow
}

/** One repair of one row. */
export interface Measured {
  readonly suite: string
  readonly id: string
  readonly problem: string
  readonly arm: string
  /** Null without lessons: that is the same in every split. */
  readonly split: number | null
  readonly isRepaired: boolean
  /** Candidates tried, up to and including the first that passes all tests; null where it was not repaired. */
  readonly toPatch: number | null
  readonly candidates: number
  /** Wall time of the whole repair. */
  readonly ms: number
  /** Families of the patch. */
  readonly operators: readonly string[]
  /** Null where it was not repaired. */
  readonly phases: Phases | null
  /** Lessons whose outcomes were counted. */
  readonly cohort: number
  /** Why lessons could not be recalled, or what went wrong with the repair itself. */
  readonly problems: readonly string[]
}

/** Repairs a row with a memory. Null where the signal came before it had ended. Never throws. */
export async function measure(
  bench: Bench,
  { suite, row: { task, visibleTests, needsRoot } }: LessonsRow,
  { name: arm, split, memory }: { readonly name: string; readonly split: number | null; readonly memory: LessonMemory },
): Promise<Measured | null> {
  const { sandbox, limits, seed, signal, root } = bench
  const { memory: lessons, recallMs } = timed(memory)
  let baseline = 0
  let analysed = 0
  const onEvent = (event: RepairEvent) => {
    if (event.type === 'baseline-end' && baseline === 0) baseline = event.atMs
    if (event.type === 'fault-localised' && analysed === 0) analysed = event.atMs
  }
  const description = task.description === null ? {} : { description: task.description }
  const input = { id: task.id, source: task.program, tests: visibleTests, ...description, ...(needsRoot && { root }) }
  const about = { suite, id: task.id, problem: task.problem, arm, split }
  try {
    const { status, report } = await repair(input, {
      sandbox,
      limits,
      seed,
      signal,
      lessons,
      problem: task.problem,
      onEvent,
    })
    if (status === 'interrupted' || signal.aborted) return null
    const { toPatchMs } = report.timing
    const isRepaired = status === 'repaired' && report.tried.toPatch !== null && toPatchMs !== null
    const recall = recallMs()
    const until = Math.max(baseline, analysed)
    const search = Math.max(0, (toPatchMs ?? 0) - until - recall)
    return {
      ...about,
      isRepaired,
      toPatch: isRepaired ? report.tried.toPatch : null,
      candidates: report.tried.candidates,
      ms: report.timing.totalMs,
      operators: isRepaired ? (report.patch?.operators ?? []) : [],
      phases: isRepaired ? { baseline, analysis: until - baseline, recall, search } : null,
      cohort: report.lessons?.cohort ?? 0,
      problems: report.lessons?.problems ?? [],
    }
  } catch (error) {
    const problems = [error instanceof Error ? error.message : String(error)]
    return { ...about, isRepaired: false, toPatch: null, candidates: 0, ms: 0, operators: [], phases: null, cohort: 0, problems }
  }
}
