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
  const documents = items.map((item) => ({ item, tokens: tokensOf(wordsOf(item)) }))
  const meanLength = documents.reduce((sum, { tokens }) => sum + tokens.length, 0) / Math.max(1, documents.length)
  const terms = [...new Set(tokensOf(asked))].map((term) => {
    const holding = documents.filter(({ tokens }) => tokens.includes(term)).length
    return { term, weight: Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5)) }
  })
  return documents.flatMap(({ item, tokens }) => {
    const norm = K1 * (1 - B + (B * tokens.length) / Math.max(1, meanLength))
    let score = 0
    for (const { term, weight } of terms) {
      const times = tokens.filter((token) => token === term).length
      score += (weight * times * (K1 + 1)) / (times + norm)
    }
    return score > 0 ? [{ item, score }] : []
  })
}
