import type { CandidatePrior, Edit } from '#core'

/** A change by one operator at one site, or one that worked elsewhere, ready to be tried. */
export interface Single {
  /** Its family; several where several changes together worked elsewhere. */
  readonly operators: readonly [string, ...string[]]
  readonly edits: readonly Edit[]
  readonly cost: number
  readonly explanation: string
  readonly prior?: CandidatePrior
}
