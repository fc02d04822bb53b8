import { describe, expect, test } from 'vitest'
import { splitProblems } from '../../../benchmarks/lessons/splits.ts'

const problems = Array.from({ length: 21 }, (_, i) => `HE/${i % 15}`)

describe('halves of the problems', () => {
  test('every problem is on one side, and on one side only, however many rows it has', () => {
    for (const { filling, measured } of splitProblems(problems, 5, 1)) {
      expect(filling.isDisjointFrom(measured)).toBe(true)
      expect([...filling.union(measured)].sort()).toEqual([...new Set(problems)].sort())
      expect([filling.size, measured.size]).toEqual([8, 7])
    }
  })

  test('the same seed splits alike, whatever the order of the rows; splits and seeds differ', () => {
    const sides = (seed: number, given = problems) =>
      splitProblems(given, 3, seed).map(({ filling }) => [...filling].sort().join())
    expect(sides(1, problems.toReversed())).toEqual(sides(1))
    expect(new Set([...sides(1), ...sides(2)]).size).toBe(6)
  })
})
