import type { Edit } from '#core'
import type { Operator, Target } from './operator.ts'
import { priorOf } from './priors.ts'
import { BestFirst } from './queue.ts'
import type { Site } from './site.ts'

/** A change by one operator at one site, ready to be tried. */
export interface Single {
  readonly operator: string
  readonly edits: readonly Edit[]
  readonly cost: number
  readonly explanation: string
}

/** What an unsuspicious place costs more than the most suspicious one. */
const DISTRUST = 1.5

type Waiting = { readonly open: readonly [operator: Operator, site: Site] } | { readonly single: Single }

/**
 * All single changes, cheapest first, made as late as possible: an operator is asked about a site only when nothing cheaper
 * than its prior at that site is left.
 */
export function* singlesOf(sites: readonly Site[], operators: readonly Operator[]): Generator<Single, void> {
  const byTarget = new Map<Target, Operator[]>()
  for (const operator of operators) {
    for (const target of operator.on) byTarget.set(target, [...(byTarget.get(target) ?? []), operator])
  }
  const queue = new BestFirst<Waiting>()
  for (const site of sites) {
    for (const target of site.targets) {
      for (const operator of byTarget.get(target) ?? []) queue.push(leastCost(operator, site), { open: [operator, site] })
    }
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if ('single' in next) {
      yield next.single
      continue
    }
    const [operator, site] = next.open
    for (const { edits, extra, what } of operator.propose(site)) {
      const cost = leastCost(operator, site) + extra
      queue.push(cost, { single: { operator: operator.name, edits, cost, explanation: `${what} at line ${site.line}` } })
    }
  }
}

function leastCost(operator: Operator, site: Site): number {
  return priorOf(operator.name) + DISTRUST * (1 - site.suspicion)
}
