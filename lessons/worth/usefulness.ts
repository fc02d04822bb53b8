import type { Worth } from '../store/store.ts'

/** An unproved lesson counts as if it had helped so often. */
const TRUST = 4

/** A use that changed nothing counts so much against a lesson, beside one that harmed. */
const NEUTRAL_SHARE = 0.1

/** How much of its weight a lesson keeps, 0 to 1: 1 before its first use, less the more often it did not help. `worth` is decayed. */
export function usefulness({ uses, helped, harmed }: Worth): number {
  const neutral = Math.max(0, uses - helped - harmed)
  return (TRUST + helped) / (TRUST + helped + harmed + NEUTRAL_SHARE * neutral)
}
