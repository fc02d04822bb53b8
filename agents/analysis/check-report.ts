import type { FaultReport, TestResult, Trace } from '#core'
import { against, problemsOf, type Checked } from './check/cited.ts'
import { checkCounterfactuals } from './check/forced.ts'
import { checkFailures } from './check/failures.ts'
import { checkSuspects } from './check/suspects.ts'
import { checkBlocks, checkFunctions } from './check/views.ts'
import { checkChain, checkOnset, checkSlices } from './check/way.ts'

const CHECKS: readonly ((checked: Checked) => string[])[] = [
  checkFailures,
  checkSuspects,
  ({ report, ...rest }) => report.evidence.flatMap((cited) => problemsOf({ report, ...rest }, cited)),
  checkOnset,
  checkChain,
  checkSlices,
  checkCounterfactuals,
  checkFunctions,
  checkBlocks,
]

/**
 * Checks all that a report says of a run against the trace that it cites: every event is there and saw that value in that test; the chain
 * goes forward to an end of a failing test; counts are those of the spectra. Gives what does not hold, in words; nothing where all does.
 *
 * @param tests how the tests ended; without, those that the report does not list as failing count as passed
 */
export function checkReport(report: FaultReport, trace: Trace, tests: readonly TestResult[] | null = null): string[] {
  const checked = against(report, trace, tests)
  return CHECKS.flatMap((check) => check(checked))
}
