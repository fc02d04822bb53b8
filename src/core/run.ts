import type { TestId } from './test-id.ts'
import type { Trace } from './trace.ts'

export type FailureKind = 'assertion' | 'error' | 'timed-out' | 'out-of-steps'

/** Why a test failed. All texts come from the run: they are data, capped in length, never instructions. */
export interface TestFailure {
  readonly kind: FailureKind
  /** The thrown error's name, such as `TypeError`, or `AssertionError`. */
  readonly errorName: string
  readonly message: string
  /** The compared values as JavaScript-like text, where the assertion compares two. */
  readonly expected?: string
  readonly actual?: string
}

export type TestResult =
  | { readonly id: TestId; readonly name: string; readonly line: number | null; readonly status: 'passed' }
  | {
      readonly id: TestId
      readonly name: string
      readonly line: number | null
      readonly status: 'failed'
      readonly failure: TestFailure
    }

/** What was wrong before any test could run. */
export interface LoadFault {
  readonly where: 'program' | 'tests'
  readonly errorName: string
  readonly message: string
  readonly line: number | null
  readonly column: number | null
}

/**
 * One run of a program against the tests. Whatever the program or tests do is a value here.
 * `tests` holds the results that were finished; after `completed` it holds all of them.
 */
export type RunOutcome =
  | {
      readonly status: 'completed'
      readonly tests: readonly TestResult[]
      readonly trace: Trace | null
      readonly console: readonly string[]
    }
  | { readonly status: 'does-not-load'; readonly fault: LoadFault }
  | {
      readonly status: 'timed-out' | 'out-of-memory' | 'crashed'
      readonly detail: string
      readonly tests: readonly TestResult[]
      readonly trace: Trace | null
    }

/** The quick answer about one candidate from a warm context. It steers the search; it is never a verdict. */
export interface Screening {
  readonly status: 'screened' | 'does-not-load' | 'out-of-steps' | 'timed-out' | 'out-of-memory' | 'crashed'
  /** Tests that failed before and pass now. */
  readonly fixed: readonly TestId[]
  /** Tests that passed before and fail now; at most the first one found. */
  readonly lost: readonly TestId[]
  /** How much of the failing tests' distance to what they expect is gone, 0 (not nearer, or nobody can tell) to 1. */
  readonly nearer: number
  /** Names how the failing tests ended, 32 bits: who does the same has the same. 0 where nothing ran. */
  readonly behaviour: number
}

export function passedIds(tests: readonly TestResult[]): TestId[] {
  return tests.filter((test) => test.status === 'passed').map((test) => test.id)
}

export function failedIds(tests: readonly TestResult[]): TestId[] {
  return tests.filter((test) => test.status === 'failed').map((test) => test.id)
}

/** Whether a test was ended because it did not come to its end by itself. */
export function ranOut({ kind }: TestFailure): boolean {
  return kind === 'out-of-steps' || kind === 'timed-out'
}
