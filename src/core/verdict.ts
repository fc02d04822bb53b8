import type { Candidate } from './candidate.ts'
import type { TestId } from './test-id.ts'

/** Why a candidate was kept or rolled back. Only the first two keep; a `tie` fixes tests too, but no more than the best so far. */
export const VERDICT_REASONS = [
  'passes-all',
  'improves',
  'tie',
  'no-gain',
  'regression',
  'does-not-load',
  'out-of-steps',
  'timed-out',
  'out-of-memory',
  'crashed',
  'not-confirmed',
  'refused',
] as const
export type VerdictReason = (typeof VERDICT_REASONS)[number]

/**
 * The keep rule: the set of passing tests grows and none that passed is lost.
 * Counts are against the baseline; `lost` may be cut short, since judging stops at the first regression.
 */
export interface Verdict {
  readonly decision: 'keep' | 'roll-back'
  readonly reason: VerdictReason
  readonly fixed: readonly TestId[]
  readonly lost: readonly TestId[]
}

/** A verdict, and what screening saw beside it: see `Screening`. */
export interface JudgedCandidate extends Candidate {
  readonly verdict: Verdict
  readonly nearer: number
  readonly behaviour: number
}
