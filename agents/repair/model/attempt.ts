import type { CheckedExample, JudgedCandidate, TestResult } from '#core'

/** A patch that was tried, and what came of it. */
export interface Attempt {
  readonly candidate: JudgedCandidate
  /** The whole program with it. */
  readonly program: string
  /** What its tests said; `null` where it was not run, or did not load. */
  readonly results: readonly TestResult[] | null
  /** Why it was not run, or what it does wrong beside its tests; empty where there is nothing to say. */
  readonly note: string
  /** A call on which it gives something else than the description asks for, if a reviewer found one. */
  readonly doubt: CheckedExample | null
}
