import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FailureSignature } from '#core'
import { createFeatureEmbedder } from '../../../lessons/embed/feature-hashing.ts'
import { hash32 } from '../../../lessons/hash.ts'
import { cosine } from '../../../lessons/recall/cosine.ts'
import { SIGNATURE, SILENT } from '../signature.ts'

const embedder = createFeatureEmbedder()
const embedded = async (...signatures: FailureSignature[]) => embedder.embed(signatures)

describe('createFeatureEmbedder', () => {
  it('gives unit vectors as long as it says, in order, also for a signature that says nothing', async () => {
    const vectors = await embedded(SIGNATURE, SILENT)
    expect(vectors).toHaveLength(2)
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.dimensions)
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
    }
    expect(await embedded(SILENT, SIGNATURE)).toEqual([...vectors].reverse())
  })

  it('does not care for the order of words, and cares for each of them', async () => {
    const turned = { ...SIGNATURE, operators: [...SIGNATURE.operators].reverse(), grams: [...SIGNATURE.grams].reverse() }
    const other = { ...SIGNATURE, operators: ['<=', '++'] }
    const [a, b, c] = await embedded(SIGNATURE, turned, other)
    expect(cosine(a!, b!)).toBeCloseTo(1, 6)
    expect(cosine(a!, c!)).toBeLessThan(0.99)
  })

  it('is nearer to what shares more', async () => {
    const near = { ...SIGNATURE, grams: [...SIGNATURE.grams.slice(1), 'For.body>Block'] }
    const far: FailureSignature = {
      ...SILENT,
      errors: ['TypeError'],
      blamed: ['MemberExpression<ReturnStatement.argument'],
      grams: ['Return.argument>Member'],
    }
    const [own, a, b] = await embedded(SIGNATURE, near, far)
    expect(cosine(own!, a!)).toBeGreaterThan(0.9)
    expect(cosine(own!, b!)).toBeLessThan(0.3)
  })

  it('gives numbers whatever the words are', async () => {
    const words = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(words, words, async (errors, grams) => {
        const [vector] = await embedded({ ...SILENT, errors, grams })
        expect(vector!.every(Number.isFinite)).toBe(true)
      }),
    )
  })

  // Vectors on disk were made with these: other ones need another name.
  it('hashes as its name promises', async () => {
    expect(['', 'grams:Id', 'ü'].map(hash32)).toEqual([2872998923, 1801229213, 134528209])
    const [vector] = await embedded(SIGNATURE)
    const strongest = [...vector!.entries()].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, 3)
    expect(strongest.map(([at, value]) => `${at}: ${value.toFixed(3)}`)).toEqual(['55: -0.462', '74: -0.462', '205: 0.220'])
    expect(embedder.name).toBe('features-256@1')
  })
})
