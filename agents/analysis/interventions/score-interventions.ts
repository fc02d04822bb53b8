import type { ProbePoint } from '#core'
import type { PointScores } from '../observed.ts'
import { worthOf, type Effect } from './intervene.ts'

/** What the second best effect at a point adds. */
const SECOND = 0.2

/**
 * Causal score of each point, 0 to 1: the share of failing tests that an intervention there turned green, weighed by how much such an
 * intervention says; of the best one, and a little of the next.
 */
export function scoreInterventions(points: readonly ProbePoint[], effects: readonly Effect[], allFailing: number): PointScores {
  const worths = points.map((): number[] => [])
  for (const effect of effects) worths[effect.site.point.id]!.push(worthOf(effect) / allFailing)
  return worths.map((list) => {
    const [best = 0, second = 0] = list.toSorted((a, b) => b - a)
    return (best + SECOND * second) / (1 + SECOND)
  })
}
