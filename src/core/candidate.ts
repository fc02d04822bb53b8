import type { Edit } from './edit.ts'

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
}
