import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMULAS } from '#core'
import { FORMULA, type Counts } from '../../../../agents/analysis/spectra/formulas.ts'

const of = (failing: number, passing: number, allFailing: number, allPassing: number): Counts => {
  return { failing, passing, allFailing, allPassing }
}

test.each([
  ['dstar', of(2, 1, 3, 4), 4 / (4 + 1 + 1)],
  ['dstar', of(3, 0, 3, 4), 1],
  ['tarantula', of(2, 1, 4, 4), 0.5 / 0.75],
  ['tarantula', of(1, 0, 2, 0), 1],
  ['barinel', of(1, 3, 2, 3), 0.25],
  ['ochiai', of(1, 3, 4, 3), 0.25],
] as const)('%s of %j', (formula, counts, expected) => {
  expect(FORMULA[formula](counts)).toBeCloseTo(expected, 12)
})

describe.each(FORMULAS)('%s', (formula) => {
  const counts = fc
    .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20))
    .map(([failing, passing, notFailing, notPassing]) => of(failing, passing, failing + notFailing, passing + notPassing))

  test('lies between 0 and 1, and is 0 exactly where no failing test came by', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const score = FORMULA[formula](some)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(score === 0).toBe(some.failing === 0)
      }),
    )
  })

  test('does not fall with another failing test, nor rise with another passing one', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const score = FORMULA[formula](some)
        if (some.failing < some.allFailing) {
          expect(FORMULA[formula]({ ...some, failing: some.failing + 1 })).toBeGreaterThanOrEqual(score)
        }
        if (some.passing < some.allPassing) {
          expect(FORMULA[formula]({ ...some, passing: some.passing + 1 })).toBeLessThanOrEqual(score)
        }
      }),
    )
  })
})
