import type { Edit, RepairContext } from '#core'
import { SLOPE, type Costs } from '../search/costs.ts'
import type { Site } from '../search/scene/site.ts'
import type { Single } from '../search/single.ts'
import { createVetoes } from './checks.ts'
import { instancesOf } from './instantiate.ts'
import { learntCosts } from './learnt-costs.ts'

/** What recalled lessons change about a search. */
export interface Learnt {
  readonly costs: Costs
  /** Changes that worked elsewhere, made to fit these sites. */
  readonly instances: (sites: readonly Site[]) => readonly Single[]
  /** Why a change is not to be proposed; `null` for nearly all. */
  readonly veto: (edits: readonly Edit[]) => string | null
}

/** What a change costs that surely worked in the very same failure. */
const INSTANCE = 1

/** `null` where nothing was recalled. */
export function learntFrom({ recall, task, parse }: RepairContext, plain: Costs): Learnt | null {
  if (recall.cohort.length + recall.background.length === 0) return null
  return {
    costs: learntCosts(plain, recall) ?? plain,
    instances: (sites) =>
      instancesOf(recall, sites, parse).map(({ edits, explanation, family, weight }) => ({
        operators: family.split('+') as [string, ...string[]],
        edits,
        explanation,
        cost: INSTANCE - Math.log(weight) / SLOPE,
      })),
    veto: createVetoes(recall, task, parse),
  }
}
