import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceAmongFirst, rankOf } from '../../../benchmarks/localization/expected-rank.ts'

const thing = (score: number, right = false) => ({ score, right })

/** Every order of the things that their scores allow, each as likely. */
function orders<T extends { score: number }>(things: readonly T[]): T[][] {
  if (things.length === 0) return [[]]
  const best = Math.max(...things.map(({ score }) => score))
  return things.flatMap((one, at) => (one.score === best ? orders(things.toSpliced(at, 1)).map((rest) => [one, ...rest]) : []))
}

describe('rankOf', () => {
  test.each([
    ['alone on top', [thing(1, true), thing(0.5)], 1],
    ['below two', [thing(1), thing(0.9), thing(0.5, true)], 3],
    ['tied with one other', [thing(1, true), thing(1)], 1.5],
    ['two right ones of three tied', [thing(1, true), thing(1, true), thing(1)], 4 / 3],
    ['the better of two right ones counts', [thing(0.5, true), thing(1), thing(0.9, true)], 2],
    ['sums made in another order are tied', [thing(0.1 + 0.2, true), thing(0.3)], 1.5],
  ])('%s', (_, things, expected) => {
    expect(rankOf(things)?.expected).toBeCloseTo(expected)
  })

  test('without a right one there is no rank', () => {
    expect(rankOf([thing(1)])).toBeNull()
  })

  test('is the mean over all orders of the tied, and the chance is their share', () => {
    const things = fc.array(fc.record({ score: fc.integer({ min: 0, max: 2 }), right: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(things, fc.integer({ min: 1, max: 6 }), (list, k) => {
        fc.pre(list.some(({ right }) => right))
        const rank = rankOf(list)!
        const firsts = orders(list).map((order) => order.findIndex(({ right }) => right) + 1)
        expect(rank.expected).toBeCloseTo(firsts.reduce((sum, first) => sum + first, 0) / firsts.length)
        expect(chanceAmongFirst(k, rank)).toBeCloseTo(firsts.filter((first) => first <= k).length / firsts.length)
      }),
      { numRuns: 200 },
    )
  })
})
