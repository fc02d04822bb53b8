import type { AnalysisOptions } from '#core'
import type { Observed, PointScores } from '../observed.ts'
import { FORMULA } from './formulas.ts'
import { countRuns } from './runs.ts'

/** Suspiciousness by which tests ran a point. */
export function scoreSpectrum({ trace, baseline }: Observed, { formula }: AnalysisOptions): PointScores {
  const { failing, passing, ...all } = countRuns(trace, baseline)
  return failing.map((count, point) => FORMULA[formula]({ failing: count, passing: passing[point]!, ...all }))
}
