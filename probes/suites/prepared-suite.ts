import type { LoadFault, TestId } from '#core'

/** One assertion or statement of the tests that can fail by itself. Its index in the list is what the suite's code passes to `$t`. */
export interface TestSite {
  /** `L12`, or `L12:8` for a second site on the line. The harness adds `#n` from the second evaluation on. */
  readonly id: TestId
  readonly line: number
  /** The assertion's text, one line, capped. */
  readonly name: string
}

/**
 * A test suite ready to be run inside the isolate; plain data that crosses by IPC.
 * `code` is the body of `function ($t, require, ...parameters)`; the arguments for `parameters` are the program's
 * top-level bindings of those names. It may return a promise where `async` is true.
 */
export interface PreparedSuite {
  readonly kind: 'script' | 'framework' | 'cases'
  readonly code: string
  readonly parameters: readonly string[]
  readonly strict: boolean
  readonly async: boolean
  readonly sites: readonly TestSite[]
  /** Every assertion can be run or skipped without changing what the others see. */
  readonly independent: boolean
  /**
   * Expression text that gives `(require) => (specifier: string) => module`: the user's helper modules and packages that the program
   * or the tests import, bundled; it is called anew for every program, with the outer `require`. `null` where nothing is imported.
   */
  readonly modules: string | null
  /** Script text evaluated once per context before anything else (the vitest runner for `framework`); `null` where not needed. */
  readonly prelude: string | null
  /** Ways of answering for themselves that this task's values may have: see `honestWays`. */
  readonly allows: readonly string[]
}

/** `unusable` where the tests themselves are at fault: they do not parse, or import what cannot be found. */
export type SuiteOutcome =
  | { readonly status: 'ready'; readonly suite: PreparedSuite }
  | { readonly status: 'unusable'; readonly fault: LoadFault }
