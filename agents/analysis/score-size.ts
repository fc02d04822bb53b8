import type { Observed, PointScores } from './observed.ts'

/** A place of so many characters is as suspicious by its size as one can be. */
const FULL = 100

/** More code has more room for a fault: the logarithm of its length. */
export function scoreSize({ trace }: Observed): PointScores {
  return trace.points.map(({ span }) => Math.min(1, Math.log1p(span.end - span.start) / Math.log1p(FULL)))
}
