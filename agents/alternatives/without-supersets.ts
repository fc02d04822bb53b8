import type { Edit, JudgedCandidate } from '#core'

/**
 * Leaves out patches that hold another one and more: what they do beyond it no test asks for. The one that they hold, the smallest if
 * there are several, takes its first holder's place.
 */
export function withoutSupersets(patches: readonly JudgedCandidate[]): readonly JudgedCandidate[] {
  const sets = patches.map(({ edits }) => new Set(edits.map(keyOf)))
  const byFirst = Map.groupBy(sets.keys(), (i) => [...sets[i]!][0] ?? '')
  const coreOf = (set: ReadonlySet<string>, i: number) =>
    [...set]
      .flatMap((key) => byFirst.get(key) ?? [])
      .filter((other) => sets[other]!.size < set.size && sets[other]!.isSubsetOf(set))
      .reduce((best, other) => (sets[other]!.size < sets[best]!.size ? other : best), i)
  return [...new Set(sets.map(coreOf))].map((i) => patches[i]!)
}

function keyOf({ start, end, replacement }: Edit): string {
  return JSON.stringify([start, end, replacement])
}
