import type { Limits, StopReason } from '#core'

/** What the loop has used so far. */
export interface Progress {
  readonly elapsedMs: number
  readonly candidates: number
  readonly solved: boolean
  readonly interrupted: boolean
}

/** Stopping is data: each condition looks at the progress and names its reason, or nothing. */
export type StopCondition = (progress: Progress) => StopReason | null

const solved: StopCondition = (progress) => (progress.solved ? 'solved' : null)
const interrupted: StopCondition = (progress) => (progress.interrupted ? 'interrupted' : null)
const timeIsUp =
  (maxTimeMs: number): StopCondition =>
  (progress) =>
    progress.elapsedMs >= maxTimeMs ? 'time' : null
const candidatesTried =
  (maxCandidates: number): StopCondition =>
  (progress) =>
    progress.candidates >= maxCandidates ? 'candidates' : null

export function defaultConditions(limits: Limits): readonly StopCondition[] {
  return [solved, interrupted, timeIsUp(limits.maxTimeMs), candidatesTried(limits.maxCandidates)]
}

/** The first reason to stop, in order of the conditions. */
export function reasonToStop(conditions: readonly StopCondition[], progress: Progress): StopReason | null {
  for (const condition of conditions) {
    const reason = condition(progress)
    if (reason !== null) return reason
  }
  return null
}
