import { describe, expect, test } from 'vitest'
import { FailureSignature, Lesson } from '#core'
import { lessonOf } from '../../../tools/bench/lessons/lesson-of.ts'
import { madePool } from '../../../tools/bench/lessons/made-pool.ts'
import { measureSize, type Size } from '../../../tools/bench/lessons/measure-size.ts'
import { createNearest } from '../../../tools/bench/lessons/nearest.ts'
import { chanceOf } from '../../../tools/bench/lessons/random.ts'
import { rowsOf } from '../../../tools/bench/lessons/rows.ts'
import { figuresOf } from '../../../tools/bench/lessons/tell-sizes.ts'

const pool = madePool(40, 1)

describe('made-up rows', () => {
  const row = rowsOf(pool, 1, 20)

  test('are signatures, the same for the same seed, and not twice the same', () => {
    const rows = Array.from({ length: 200 }, (_, at) => row(at))
    for (const { signature } of rows) FailureSignature.parse(signature)
    expect(rowsOf(pool, 1, 20)(7)).toEqual(row(7))
    expect(rowsOf(pool, 2, 20)(7)).not.toEqual(row(7))
    expect(new Set(rows.map(({ signature }) => JSON.stringify(signature))).size).toBe(200)
  })

  test('of one problem have more in common than those of two', () => {
    const rows = Array.from({ length: 200 }, (_, at) => row(at))
    const shared = (isSame: boolean) => {
      const shares = rows.slice(1).flatMap((one, i) => {
        const other = rows[i]!
        const common = one.signature.grams.filter((gram) => other.signature.grams.includes(gram)).length
        return (one.problem === other.problem) === isSame ? [common / one.signature.grams.length] : []
      })
      return shares.reduce((sum, share) => sum + share, 0) / shares.length
    }
    expect(shared(true)).toBeGreaterThan(shared(false) + 0.1)
  })

  test('become lessons', () => {
    expect(Lesson.parse(lessonOf(row(3), '0'.repeat(32), 1)).provenance.problem).toBe(row(3).problem)
  })
})

test('the nearest of all vectors are those that sorting finds', () => {
  const chance = chanceOf(4)
  const vectors = Array.from({ length: 60 }, () => Float32Array.from({ length: 8 }, () => chance() - 0.5))
  const asked = vectors.slice(0, 3)
  const nearest = createNearest(asked, 5)
  vectors.forEach((vector, at) => nearest.consider(`${at}`, vector, (question) => question !== at))
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)
  const sorted = asked.map((question, which) =>
    [...vectors.keys()]
      .filter((at) => at !== which)
      .sort((a, b) => dot(vectors[b]!, question) - dot(vectors[a]!, question))
      .slice(0, 5)
      .map(String),
  )
  expect(nearest.ids()).toEqual(sorted)
})

test('a store is filled, asked and measured', { timeout: 120_000 }, async () => {
  const size = await measureSize(300, { pool, seed: 1, questions: 5 })
  expect(size).toMatchObject({ rows: 300, recallAt10: 1 })
  expect(size.diskMB).toBeGreaterThan(0.3)
  expect(size.addPerSecond).toBeGreaterThan(0)
  for (const { p50, p95 } of [size.recall, size.vector, size.lookup]) expect(p95).toBeGreaterThanOrEqual(p50)
  expect(figuresOf([size])).toEqual([])
})

test('a million lessons have bounds', () => {
  const fast = { p50: 1, p95: 4 }
  const size: Size = {
    rows: 1_000_000,
    addPerSecond: 1,
    recall: { p50: 20, p95: 30 },
    recallCpuMs: 1,
    vector: fast,
    lookup: fast,
    recallAt10: 0.93,
    vectorAfterAdding: fast,
    indexSeconds: 1,
    optimiseSeconds: 1,
    diskMB: 1,
    rssMB: 1,
  }
  expect(figuresOf([size]).map(({ name, value, unit, reference }) => ({ name, value, unit, reference }))).toEqual([
    { name: 'recall-p95-ms-1e6', value: 30, unit: 'ms', reference: 40 },
    { name: 'recall-at-10-1e6', value: 0.93, unit: 'share', reference: 0.9 },
    { name: 'lookup-p95-ms-1e6', value: 4, unit: 'ms', reference: 5 },
  ])
})
