import { expect, test } from 'vitest'
import { Purse } from '../../../benchmarks/arms/purse.ts'

test('what runs at once cannot together spend more than there is', () => {
  const purse = new Purse(1)
  const [first, second, third] = [purse.take(0.75), purse.take(0.75), purse.take(0.75)]
  expect([first, second, third]).toEqual([0.75, 0.25, 0])
})

test('what was not spent is there for the next', () => {
  const purse = new Purse(1)
  purse.settle(purse.take(0.75), 0.25)
  expect(purse.spent).toBe(0.25)
  expect(purse.take(2)).toBe(0.75)
})

test('an endpoint that counts more than was put aside leaves nothing, and no debt', () => {
  const purse = new Purse(0.5)
  purse.settle(purse.take(0.5), 0.75)
  expect(purse.take(1)).toBe(0)
  expect(purse.spent).toBe(0.75)
})

test('without a limit it only counts', () => {
  const purse = new Purse(null)
  const taken = purse.take(9)
  purse.settle(taken, 3)
  expect({ taken, spent: purse.spent }).toEqual({ taken: null, spent: 3 })
})
