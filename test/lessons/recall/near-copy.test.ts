import { expect, it } from 'vitest'
import { isNearCopy } from '../../../lessons/recall/near-copy.ts'
import { SIGNATURE } from '../signature.ts'

const grams = (from: number, to: number) => ({
  ...SIGNATURE,
  grams: Array.from({ length: to - from }, (_, at) => `g${from + at}`),
})

it.each([
  ['a copy that fails otherwise', grams(0, 50), { ...grams(0, 50), differences: [], errors: [] }, true],
  ['a copy with a little more', grams(0, 50), grams(0, 55), true],
  ['what shares half', grams(0, 50), grams(25, 75), false],
  ['what shares nothing', grams(0, 50), grams(50, 100), false],
  ['functions with nothing in them', grams(0, 3), grams(0, 3), false],
  ['programs that do not parse', grams(0, 0), grams(0, 0), false],
])('%s', (_, a, b, expected) => {
  expect([isNearCopy(a, b), isNearCopy(b, a)]).toEqual([expected, expected])
})
