import type { Limits, StopReason } from '#core'

/** What a loop has used. */
interface Used {
  readonly elapsedMs: number
  readonly candidates: number
}

/** What the loop has used so far. */
export interface Progress extends Used {
  /** What of it came after the first patch that passes everything; `null` before there is one. */
  readonly sinceSolved: Used | null
  readonly interrupted: boolean
}

/** Stopping is data: each condition looks at the progress and names its reason, or nothing. */
export type StopCondition = (progress: Progress) => StopReason | null

/** Weak tests let wrong patches pass, so the search goes on a little: the right one is seldom far from the first. */
const MORE = { candidates: 1_500, elapsedMs: 2_000 }

const solvedFor =
  ({ candidates, elapsedMs }: Used): StopCondition =>
  ({ sinceSolved }) =>
    sinceSolved !== null && (sinceSolved.candidates >= candidates || sinceSolved.elapsedMs >= elapsedMs) ? 'solved' : null
const interrupted: StopCondition = (progress) => (progress.interrupted ? 'interrupted' : null)
const timeIsUp =
  (maxTimeMs: number): StopCondition =>
  (progress) =>
    progress.elapsedMs >= maxTimeMs ? 'time' : null
const candidatesTried =
  (maxCandidates: number): StopCondition =>
  (progress) =>
    progress.candidates >= maxCandidates ? 'candidates' : null

export function defaultConditions({ alternatives, maxTimeMs, maxCandidates }: Limits): readonly StopCondition[] {
  const solved = solvedFor(alternatives > 1 ? MORE : { candidates: 0, elapsedMs: 0 })
  return [solved, interrupted, timeIsUp(maxTimeMs), candidatesTried(maxCandidates)]
}

/** The first reason to stop, in order of the conditions; where there is a patch already, that is the reason. */
export function reasonToStop(conditions: readonly StopCondition[], progress: Progress): StopReason | null {
  for (const condition of conditions) {
    const reason = condition(progress)
    if (reason !== null) return progress.sinceSolved === null ? reason : 'solved'
  }
  return null
}
