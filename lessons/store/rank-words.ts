/** Saturation and length normalisation of BM25 (Robertson and Zaragoza, 2009), with the usual values. */
const K1 = 1.2
const B = 0.75

const tokensOf = (words: string): string[] => words.toLowerCase().split(/\s+/).filter(Boolean)

interface Ranked<T> {
  readonly item: T
  readonly score: number
}

/** What has any of the words that are asked for, with its BM25 score within `items`; in the order of `items`. */
export function rankWords<T>(asked: string, items: readonly T[], wordsOf: (item: T) => string): Ranked<T>[] {
  const terms = new Set(tokensOf(asked))
  const holding = new Map<string, number>()
  const documents = items.map((item) => {
    const tokens = tokensOf(wordsOf(item))
    const times = new Map<string, number>()
    for (const token of tokens) if (terms.has(token)) times.set(token, (times.get(token) ?? 0) + 1)
    for (const term of times.keys()) holding.set(term, (holding.get(term) ?? 0) + 1)
    return { item, times, length: tokens.length }
  })
  const meanLength = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length)

  return documents.flatMap(({ item, times, length }) => {
    const norm = K1 * (1 - B + (B * length) / Math.max(1, meanLength))
    let score = 0
    for (const [term, count] of times) {
      const rarity = Math.log(1 + (documents.length - holding.get(term)! + 0.5) / (holding.get(term)! + 0.5))
      score += (rarity * count * (K1 + 1)) / (count + norm)
    }
    return score > 0 ? [{ item, score }] : []
  })
}
