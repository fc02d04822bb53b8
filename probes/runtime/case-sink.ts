import type { TestFailure, TestResult } from '#core'
import type { Ending } from './endings.ts'

/** Who decides which cases run and hears how they ended. */
export interface CaseSink {
  /** Steps and milliseconds that a case may use; so may the program's load, and all that the suite does outside of its cases. */
  readonly steps: number
  readonly ms: number
  /** Whether the failures of cases are to be described. */
  readonly describes: boolean
  /** Whether a case is to run; a guard always runs, and is a case when it fails or is wanted. */
  wants(site: number, occurrence: number, isGuard: boolean): boolean
  /**
   * A case has ended; `failure` is `null` where it passed, and says nothing but its kind where the sink wants no descriptions; `ending` is
   * what the case itself had come to, `null` where it never got that far.
   */
  ended(
    id: string,
    site: number,
    occurrence: number,
    failure: TestFailure | null,
    steps: number,
    isGuard: boolean,
    ending: Ending | null,
  ): void
  /** What the load, or the suite outside of its cases, has used. */
  used(steps: number): void
  /** A case that another runner reports, and the steps that it took. */
  reported(result: TestResult, steps: number): void
  /** What is thrown inside of suites to leave them early, once that is decided; else `null`. */
  leaving(): unknown
}
