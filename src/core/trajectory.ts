import type { Experience } from './lesson.ts'
import type { Limits } from './limits.ts'
import type { CallRecord, CallStartRecord, ModelUse, RefusedAnswerRecord } from './model.ts'
import type { RepairResult } from './report.ts'
import type { RepairTask } from './task.ts'
import type { Verdict } from './verdict.ts'

export const TRAJECTORY_FORMAT = 1

/** First record: everything that is needed to go on later on another day. */
export interface TrajectoryHeader {
  readonly kind: 'header'
  readonly format: typeof TRAJECTORY_FORMAT
  readonly version: string
  readonly runId: string
  readonly startedAt: string
  readonly task: RepairTask
  readonly seed: number
  readonly limits: Limits
  readonly deterministic: boolean
  readonly typecheck: boolean
  /** `null` where no model takes part. */
  readonly model: ModelUse | null
}

/**
 * One finished step: `digest` is a hash of the candidates that were judged, so that a resumed run can tell that it
 * proposes the same ones; `verdicts` holds `[index in the batch, verdict]` for all but the plain `no-gain` ones, `nearer` those that
 * came nearer to what the tests expect, `behaviours` one number a candidate.
 */
export interface StepRecord {
  readonly kind: 'step'
  readonly step: number
  readonly agent: string
  readonly candidates: number
  readonly digest: string
  readonly verdicts: readonly (readonly [index: number, verdict: Verdict])[]
  readonly nearer: readonly (readonly [index: number, nearer: number])[]
  readonly behaviours: readonly number[]
  readonly elapsedMs: number
}

/** What one round saw, from which a lesson is distilled. */
export interface ExperienceRecord {
  readonly kind: 'experience'
  readonly round: number
  readonly experience: Experience
}

export interface EndRecord {
  readonly kind: 'end'
  readonly result: RepairResult
}

export type TrajectoryRecord =
  | TrajectoryHeader
  | StepRecord
  | CallStartRecord
  | CallRecord
  | RefusedAnswerRecord
  | ExperienceRecord
  | EndRecord

/** A trajectory as read back: a torn last line is left out, `end` is null for a run that was killed or interrupted. */
export interface Trajectory {
  readonly header: TrajectoryHeader
  readonly steps: readonly StepRecord[]
  /** Calls of a model, in the order in which they ended. */
  readonly calls: readonly CallRecord[]
  /** Calls that began and of which no end is known. */
  readonly lostCalls: readonly CallStartRecord[]
  /** What each finished round saw; of a round that was gone through again, the last. */
  readonly experiences: readonly ExperienceRecord[]
  readonly end: EndRecord | null
}
