import type { EndRecord, Experience, LessonOutcome } from '#core'

/** What held-out tests said about a patch that passes the visible ones. */
export type HeldOut = 'correct' | 'overfitting'

/** How one round ended. A patch that passed everything in its round, and was not confirmed in the end, only came near. */
export function outcomeOf(experience: Experience, end: EndRecord | null, heldOut: HeldOut | null): LessonOutcome {
  if (experience.after === null) return 'rolled-back'
  const isPlausible = experience.attempts.some(({ kept }) => kept > 0) && (end === null || end.result.status === 'repaired')
  if (!isPlausible) return 'improved'
  return heldOut ?? 'plausible'
}
