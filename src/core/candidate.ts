import type { Edit } from './edit.ts'

/** What the search thought of a single change before any lesson. */
export interface CandidatePrior {
  /** What it costs beyond its family's prior, in steps of 0.2. */
  readonly step: number
  /** How likely it was held to be right, in no unit: only ratios within one repair mean something. */
  readonly weight: number
}

/** A proposed patch, not yet judged. */
export interface Candidate {
  /** Number within the run, in order of proposal: the same seed proposes the same candidates. */
  readonly id: number
  readonly agent: string
  /** The operator families that made it (one a single edit), or the model's name for its plan. */
  readonly operators: readonly string[]
  /** Sorted, non-overlapping. */
  readonly edits: readonly Edit[]
  /** One sentence a person would understand: what is changed. */
  readonly explanation: string
  /** Lessons are learnt from it. Only single changes of the search have one. */
  readonly prior?: CandidatePrior
}
