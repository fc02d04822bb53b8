import { expect, test } from 'vitest'
import { mcnemar, pairsOf } from '../../../benchmarks/arms/mcnemar.ts'

const pairs = (onlyThis: number, onlyOther: number) => ({ both: 3, onlyThis, onlyOther, neither: 9 })

// By hand: twice the binomial tail, such as 2 * (1 + 6) / 2 ** 6 of five against one.
test.each([
  [0, 0, 1],
  [1, 0, 1],
  [1, 1, 1],
  [5, 0, 2 / 32],
  [6, 0, 2 / 64],
  [5, 1, 14 / 64],
  [1, 5, 14 / 64],
  [8, 2, (2 * (1 + 10 + 45)) / 1024],
  [4, 3, 1],
  [10, 3, (2 * (1 + 13 + 78 + 286)) / 8192],
])('%i against %i', (mine, other, p) => {
  expect(mcnemar(pairs(mine, other))).toBeCloseTo(p, 12)
})

test('thousands of tasks neither overflow nor vanish', () => {
  expect(mcnemar(pairs(2_000, 2_000))).toBe(1)
  expect(mcnemar(pairs(1_100, 900))).toBeGreaterThan(1e-6)
  expect(mcnemar(pairs(1_100, 900))).toBeLessThan(1e-4)
})

test('each pair of outcomes is counted once', () => {
  const outcomes = [
    [true, true],
    [true, false],
    [true, false],
    [false, true],
    [false, false],
  ] as const
  expect(pairsOf(outcomes)).toEqual({ both: 1, onlyThis: 2, onlyOther: 1, neither: 1 })
})
