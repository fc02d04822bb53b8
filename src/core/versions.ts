import type { Evidence } from './fault.ts'
import type { TestId } from './test-id.ts'

/** Where the runs of one test part in two versions of a program. `null`: that run was over. */
export interface VersionDeparture {
  readonly test: TestId
  readonly departs: 'path' | 'value'
  readonly before: Evidence | null
  readonly after: Evidence | null
}

/** A helper that gave passing tests one result and gives another for the same arguments now. */
export interface BrokenHelper {
  readonly functionName: string
  readonly arguments: string
  readonly before: Evidence
  readonly after: Evidence
}

/** Two versions of a program under the same tests; evidence cites the trace of its own version. */
export interface VersionComparison {
  /** Tests that pass in the later version only, and in the earlier one only. */
  readonly fixed: readonly TestId[]
  readonly lost: readonly TestId[]
  readonly departures: readonly VersionDeparture[]
  readonly broken: readonly BrokenHelper[]
  /** Why there is less to tell than there could be. */
  readonly notEstablished: readonly string[]
}
