import type { Edit, JudgedCandidate } from '#core'

/** Leaves out patches that hold another one and more: what they do beyond it no test asks for. */
export function withoutSupersets(patches: readonly JudgedCandidate[]): readonly JudgedCandidate[] {
  const sets = patches.map(({ edits }) => new Set(edits.map(keyOf)))
  const byFirst = Map.groupBy(
    sets.filter(({ size }) => size > 0),
    (set) => [...set][0]!,
  )
  const holdsAnother = (set: ReadonlySet<string>) =>
    set.size > 1 &&
    [...set].some((key) => (byFirst.get(key) ?? []).some((other) => other.size < set.size && other.isSubsetOf(set)))
  return patches.filter((_, i) => !holdsAnother(sets[i]!))
}

function keyOf({ start, end, replacement }: Edit): string {
  return JSON.stringify([start, end, replacement])
}
