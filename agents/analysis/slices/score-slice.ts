import { failedIds, passedIds, type AnalysisOptions, type TestId } from '#core'
import type { Observed, PointScores } from '../observed.ts'
import { ochiai } from '../spectra/ochiai.ts'
import { sliceOf, type Slice } from './slice.ts'

/** At this distance a place counts half as much for being near. */
const HALF_WAY = 4

/** Passing tests whose slices are looked at. */
const MOST_PASSING = 100

/**
 * Suspiciousness by what results were computed from: Ochiai over slices in place of whole runs, and half of it by how near to the wrong
 * results the point is.
 */
export function scoreSlice(observed: Observed, _options: AnalysisOptions): PointScores {
  const slicesOf = (tests: readonly TestId[]) => tests.flatMap((test) => sliceOf(observed, test) ?? [])
  const failing = slicesOf(failedIds(observed.baseline))
  const passing = slicesOf(passedIds(observed.baseline).slice(0, MOST_PASSING))
  return observed.trace.points.map(({ id }) => {
    const score = ochiai(holding(failing, id), holding(passing, id), failing.length)
    return score === 0 ? 0 : score * (0.5 + 0.5 * nearness(failing, id))
  })
}

function holding(slices: readonly Slice[], point: number): number {
  return slices.reduce((count, { distances }) => count + (distances.has(point) ? 1 : 0), 0)
}

/** 1 where every slice begins there, 0 where none comes by. */
function nearness(slices: readonly Slice[], point: number): number {
  const parts = slices.map(({ distances }) => {
    const distance = distances.get(point)
    return distance === undefined ? 0 : HALF_WAY / (HALF_WAY + distance)
  })
  return parts.reduce((sum, part) => sum + part, 0) / slices.length
}
