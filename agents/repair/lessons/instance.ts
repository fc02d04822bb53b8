import type { Edit } from '#core'

/** A change that worked in an earlier repair, made to fit a place of this program. */
export interface Instance {
  /** Sorted and non-overlapping. */
  readonly edits: readonly Edit[]
  /** What is changed, in the imperative, with the line. */
  readonly explanation: string
  /** Of the template; those of a patch of several edits are joined by `+`. */
  readonly family: string
  /** How much it promises, 0 to 1. */
  readonly weight: number
}
