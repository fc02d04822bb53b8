import type { CandidatePrior, Edit } from '#core'

/** A change by one operator at one site, ready to be tried. */
export interface Single {
  /** Its family; a list, as combinations have one. */
  readonly operators: readonly [string]
  readonly edits: readonly Edit[]
  readonly cost: number
  readonly explanation: string
  readonly prior?: CandidatePrior
}
