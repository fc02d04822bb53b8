import type { FailureCluster, SliceView, TestId } from '#core'
import type { Observed } from '../observed.ts'
import { sliceOf } from './slice.ts'

/** Tests whose slices are told. */
const MOST_SLICES = 20

/**
 * The lines that each failing test's wrong result was computed from; where several fail alike, those that all of them were, unless there are none.
 */
export function viewSlices(observed: Observed, clusters: readonly FailureCluster[]): SliceView[] {
  const executed = executedLines(observed)
  return clusters
    .flatMap(({ tests }) => {
      const slices = new Map<TestId, readonly number[]>()
      for (const test of tests) {
        // Of what a program calls while no test runs there is no count.
        const lines = sliceOf(observed, test)?.lines.filter((line) => executed.has(line)) ?? []
        if (lines.length > 0) slices.set(test, lines)
      }
      const shared = [...slices.values()].reduce(
        (left, lines) => left.filter((line) => lines.includes(line)),
        [...slices.values()][0] ?? [],
      )
      return [...slices].map(([test, lines]) => ({ test, lines: shared.length > 0 ? shared : lines, executed: executed.size }))
    })
    .slice(0, MOST_SLICES)
}

/** The lines that the tests ran; heads of functions are none. */
function executedLines({ trace }: Observed): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const { counts } of trace.spectra) {
    for (const [point] of counts) {
      const { kind, line } = trace.points[point]!
      if (kind !== 'function' && kind !== 'exception') lines.add(line)
    }
  }
  return lines
}
