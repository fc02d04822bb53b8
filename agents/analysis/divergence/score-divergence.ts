import type { AnalysisOptions, ProbePoint } from '#core'
import type { Observed, PointScores } from '../observed.ts'
import { departuresOf } from './departures.ts'
import { readRuns } from './runs.ts'

/** What each further point that departs loses against the one before. */
const FADING = 0.98
/** What a departure inside of it makes a place worth. */
const AROUND = 0.5

/**
 * Suspiciousness by where failing runs depart from passing ones: 1 at the first point to depart, if all failing runs do so there, and less
 * at those that depart after it. What passes on a departed run's values is not told from what made them: a fault shows at the
 * onset or after it, where the run has gone astray.
 */
export function scoreDivergence(observed: Observed, _options: AnalysisOptions): PointScores {
  const { points } = observed.trace
  const scores = points.map(() => 0)
  for (const departures of departuresOf(readRuns(observed)).values()) {
    const departed = new Set<number>()
    for (const { step, share } of departures) {
      const { point } = step.event
      scores[point] = Math.max(scores[point]!, Math.sqrt(share) * FADING ** departed.size)
      departed.add(point)
    }
  }
  const scored = points.filter(({ id }) => scores[id]! > 0)
  const inside = (point: ProbePoint) => scored.filter(({ span }) => point.span.start <= span.start && span.end <= point.span.end)
  return points.map((point) => Math.max(scores[point.id]!, ...inside(point).map(({ id }) => scores[id]! * AROUND)))
}
