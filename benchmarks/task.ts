import type { SourceFile } from '#core'

/** Which tests the repairer sees: the visible ones, or all of them (then nothing is left to score with). */
export const ORACLES = ['visible', 'full'] as const
export type Oracle = (typeof ORACLES)[number]

/** One failing program of a suite. Only benchmarks know `heldOutTests`: they score, and never reach the repairer. */
export interface BenchTask {
  readonly id: string
  /** The problem it tries to solve, such as `HE/12`; several tasks of a suite may share one. */
  readonly problem: string
  readonly program: SourceFile
  /** A program that is meant to pass all tests; it tells whether the tests are sound. */
  readonly reference: SourceFile
  /** Null where the suite has no examples for this task. */
  readonly visibleTests: SourceFile | null
  /** Null when the repairer sees all tests. */
  readonly heldOutTests: SourceFile | null
  readonly description: string | null
}

/** With the full oracle the held-out tests become the visible ones, and nothing is held out; some suites hold nothing out anyway. */
export function underOracle(task: BenchTask, oracle: Oracle): BenchTask {
  if (oracle === 'visible' || task.heldOutTests === null) return task
  return { ...task, visibleTests: task.heldOutTests, heldOutTests: null }
}
