import type { Embedder, FailureSignature } from '#core'
import { FIELD_WEIGHTS, FIELDS } from './fields.ts'
import { hash32 } from '../hash.ts'

const DIMENSIONS = 256

/** How much a word's kind alone counts, against the whole word: `BinaryExpression` of `BinaryExpression<ForStatement.test`. */
const KIND_SHARE = 0.25

/**
 * Signed feature hashing (Weinberger et al. 2009, arXiv 0902.2206): each word of a field adds or takes one in a dimension that its hash chooses, so
 * that what different words have in common is nought on average. Each field has its share, however many words it holds. Needs nothing but the
 * signature, and no download.
 */
export function createFeatureEmbedder(): Embedder {
  return {
    name: `features-${DIMENSIONS}@1`,
    dimensions: DIMENSIONS,
    embed: (signatures) => Promise.resolve(signatures.map(vectorOf)),
  }
}

function vectorOf(signature: FailureSignature): Float32Array {
  const sum = new Float64Array(DIMENSIONS)
  for (const field of FIELDS) {
    const features = featuresOf(signature[field])
    const length = Math.hypot(...features.values())
    for (const [feature, value] of features) add(sum, `${field}:${feature}`, (FIELD_WEIGHTS[field] * value) / length)
  }
  // A signature that says nothing has a direction as well: a vector of nothing but noughts has none.
  add(sum, signature.language, 1e-3)
  const length = Math.hypot(...sum)
  return Float32Array.from(sum, (value) => value / length)
}

function featuresOf(words: readonly string[]): ReadonlyMap<string, number> {
  const features = new Map<string, number>()
  const count = (feature: string, value: number) => features.set(feature, (features.get(feature) ?? 0) + value)
  for (const word of words) {
    count(word, 1)
    const kind = /^\w+(?=\W)/.exec(word)?.[0]
    if (kind !== undefined) count(kind, KIND_SHARE)
  }
  return features
}

/** Two dimensions a feature: where one is shared with another feature, the other one is not. */
function add(sum: Float64Array, feature: string, value: number): void {
  for (const salt of ['a', 'b']) {
    const hash = hash32(salt + feature)
    const at = hash % DIMENSIONS
    sum[at] = (sum[at] ?? 0) + (hash & 0x10000 ? value : -value)
  }
}
