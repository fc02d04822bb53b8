import { failedIds, passedIds, type TestId, type TestResult, type Trace } from '#core'

/** How many failing and passing tests ran each probe point, by its id. */
export interface Runs {
  readonly failing: readonly number[]
  readonly passing: readonly number[]
  readonly allFailing: number
  readonly allPassing: number
}

export function countRuns(trace: Trace, baseline: readonly TestResult[]): Runs {
  const failed = failedIds(baseline)
  const passed = passedIds(baseline)
  return {
    failing: countOf(trace, new Set(failed)),
    passing: countOf(trace, new Set(passed)),
    allFailing: failed.length,
    allPassing: passed.length,
  }
}

function countOf(trace: Trace, tests: ReadonlySet<TestId>): number[] {
  const runs = trace.points.map(() => 0)
  for (const { test, counts } of trace.spectra) if (tests.has(test)) for (const [point] of counts) runs[point]! += 1
  return runs
}
