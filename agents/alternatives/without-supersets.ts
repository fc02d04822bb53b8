import type { Edit, JudgedCandidate } from '#core'

/**
 * Leaves out combinations that hold another patch and more: what they do beyond it no test asks for. The one that they hold, the smallest
 * if there are several, takes its first holder's place. What one family changes at several places is one idea: it stays, after what it holds.
 */
export function withoutSupersets(patches: readonly JudgedCandidate[]): readonly JudgedCandidate[] {
  const sets = patches.map(({ edits }) => new Set(edits.map(keyOf)))
  const byFirst = Map.groupBy(sets.keys(), (i) => [...sets[i]!][0] ?? '')
  const coreOf = (set: ReadonlySet<string>, i: number) =>
    [...set]
      .flatMap((key) => byFirst.get(key) ?? [])
      .filter((other) => sets[other]!.size < set.size && sets[other]!.isSubsetOf(set))
      .reduce((best, other) => (sets[other]!.size < sets[best]!.size ? other : best), i)
  const kept = sets.flatMap((set, i) => (patches[i]!.operators.length === 1 ? [coreOf(set, i), i] : [coreOf(set, i)]))
  return [...new Set(kept)].map((i) => patches[i]!)
}

function keyOf({ start, end, replacement }: Edit): string {
  return JSON.stringify([start, end, replacement])
}
