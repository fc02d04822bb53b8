import type { Operator } from './operator.ts'
import { SLOPE, stepOf, type Costs } from './costs.ts'
import { BestFirst } from './queue.ts'
import type { Single } from './single.ts'
import type { Site, Target } from './scene/site.ts'
import { Themes } from './themes.ts'

/** What an unsuspicious place costs more than the most suspicious one. */
const DISTRUST = 1.5

interface Proposed {
  readonly single: Single
  readonly what: string
  readonly theme: string
  readonly line: number
}

type Waiting =
  | { readonly open: readonly [operator: Operator, site: Site] }
  | { readonly proposed: Proposed }
  | { readonly all: Single }

/**
 * All single changes, cheapest first, made as late as possible: an operator is asked about a site only when nothing cheaper
 * than the least it costs at that site is left. After a change that was proposed elsewhere before comes the same at all those places.
 * `plain` costs are what the changes are said to have cost before any lesson; `also` are changes that no operator proposed.
 */
export function* singlesOf(
  sites: readonly Site[],
  operators: readonly Operator[],
  costs: Costs,
  plain = costs,
  also: readonly Single[] = [],
): Generator<Single, void> {
  const distrust = (site: Site) => DISTRUST * (1 - site.suspicion)
  const byTarget = new Map<Target, Operator[]>()
  for (const operator of operators) {
    for (const target of operator.on) byTarget.set(target, [...(byTarget.get(target) ?? []), operator])
  }
  const queue = new BestFirst<Waiting>()
  const themes = new Themes()
  for (const all of also) queue.push(all.cost, { all })
  for (const site of sites) {
    for (const target of site.targets) {
      for (const operator of byTarget.get(target) ?? [])
        queue.push(costs.least(operator.name) + distrust(site), { open: [operator, site] })
    }
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if ('all' in next) {
      yield next.all
    } else if ('proposed' in next) {
      const { single, what, theme, line } = next.proposed
      yield single
      const all = themes.add(theme, single, what, line)
      if (all !== null) queue.push(all.cost, { all })
    } else {
      const [operator, site] = next.open
      for (const { edits, extra, what, theme = what } of operator.propose(site)) {
        const cost = costs.of(operator.name, extra) + distrust(site)
        const prior = { step: stepOf(extra), weight: Math.exp(-SLOPE * (plain.of(operator.name, extra) + distrust(site))) }
        const { line } = site
        const single: Single = { operators: [operator.name], edits, cost, explanation: `${what} at line ${line}`, prior }
        queue.push(cost, { proposed: { single, what, theme: `${operator.name}: ${theme}`, line } })
      }
    }
  }
}
