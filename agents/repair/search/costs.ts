import type { PriorOf } from './priors.ts'

/** What a change costs beyond what its place costs: the likelier it is to be right, the less. */
export interface Costs {
  /** The least that changes of the family cost. */
  least(family: string): number
  /** What a change costs that its operator holds to be so much dearer than the family's usual ones. */
  of(family: string, extra: number): number
}

/** As the table of priors says, where nothing was learnt. */
export function plainCosts(priorOf: PriorOf): Costs {
  return { least: priorOf, of: (family, extra) => priorOf(family) + extra }
}

/** How steeply the chance of being right falls with the cost. */
export const SLOPE = 2

/** Changes of a family are told apart by what they cost beyond its prior, in such steps. */
export function stepOf(extra: number): number {
  return Math.round(Math.min(extra, 20) * 5) / 5
}
