import { failedIds, hitsOf } from '#core'
import type { Observed, PointScores } from '../observed.ts'
import { trialsAt, type Trial } from './changes.ts'
import { leavesAsIs, wholePoints } from './leaves-as-is.ts'
import { Sites } from './sites.ts'

/** Most runs of a suite that interventions may take, and most probe hits in all of them: what is slow gets fewer. */
const MOST_TRIALS = 400
const MOST_HITS = 40_000_000

/**
 * What is to be tried, the most informative first: what says much where it helps, at sites that are suspicious already; every site gets
 * its first tries before another gets its last. What would change nothing that was seen is left out.
 */
export function chooseTrials(observed: Observed, suspicion: PointScores): readonly Trial[] {
  const sites = new Sites(observed)
  const whole = wholePoints(observed.trace, new Set(failedIds(observed.baseline)))
  const ranked = sites.list.flatMap((site) => {
    const seen = whole.has(site.point.id) ? site.seen.map(({ value }) => value!) : null
    return [...trialsAt(site, sites)]
      .filter(({ change }) => seen === null || !leavesAsIs(change, seen))
      .toSorted((a, b) => b.weight - a.weight)
      .map((trial, i) => ({ trial, worth: (trial.weight * (1 + (suspicion[site.point.id] ?? 0))) / (1 + i / TRIES_A_SITE) }))
  })
  const hits = observed.trace.spectra.reduce((sum, spectrum) => sum + hitsOf(spectrum), 0)
  const room = Math.min(MOST_TRIALS, Math.floor(MOST_HITS / Math.max(1, hits)))
  return ranked
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, room)
    .map(({ trial }) => trial)
}

/** After so many tries at one site a further one is worth half of the first. */
const TRIES_A_SITE = 12
