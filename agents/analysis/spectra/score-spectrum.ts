import type { AnalysisOptions } from '#core'
import type { Observed, PointScores } from '../observed.ts'
import { ochiai } from './ochiai.ts'
import { countRuns } from './runs.ts'

/** Suspiciousness by which tests ran a point. */
export function scoreSpectrum({ trace, baseline }: Observed, _options: AnalysisOptions): PointScores {
  const { failing, passing, allFailing } = countRuns(trace, baseline)
  return failing.map((count, point) => ochiai(count, passing[point]!, allFailing))
}
