import { expect, test } from 'vitest'
import { wilson } from '../../benchmarks/wilson.ts'

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i', (successes, trials, low, high) => {
  const interval = wilson(successes, trials)!
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('the interval of k of n mirrors that of n - k of n', () => {
  const [few, many] = [wilson(3, 11)!, wilson(8, 11)!]
  expect(few.low).toBeCloseTo(1 - many.high, 12)
  expect(few.high).toBeCloseTo(1 - many.low, 12)
})

test('no trials, no interval', () => {
  expect(wilson(0, 0)).toBeNull()
})
