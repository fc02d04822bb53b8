import type { ParsedSource, Prober, RepairTask, TestResult, Trace } from '#core'

/** What an analysis looks at: a program, how its tests ended without probes, and what probes saw. */
export interface Observed {
  readonly task: RepairTask
  readonly source: ParsedSource
  readonly baseline: readonly TestResult[]
  readonly trace: Trace
  /** Parses other texts than the program, such as its tests. */
  readonly parse: Prober['parse']
}

/** Suspiciousness, 0 to 1, of each probe point by its id. */
export type PointScores = readonly number[]
