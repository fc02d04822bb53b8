/** Each word once, the most frequent ones where there are too many, in the order of the alphabet. */
export function commonest(words: Iterable<string>, most: number): string[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const ordered = [...counts].sort(([a, n], [b, m]) => m - n || compare(a, b))
  return ordered
    .slice(0, most)
    .map(([word]) => word)
    .sort(compare)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
