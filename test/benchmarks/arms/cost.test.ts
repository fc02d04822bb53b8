import { expect, test } from 'vitest'
import { costPerRepaired, total } from '../../../benchmarks/arms/cost.ts'

const spent = (calls: number, input: number, output: number, usd: number, ms: number) => ({
  calls,
  tokens: { input, output },
  usd,
  ms,
})

test('what was spent on tasks that stayed unrepaired is paid for by those that did not', () => {
  const all = total([spent(2, 1_000, 200, 0.25, 4_000), spent(6, 5_000, 600, 0.5, 8_000)])
  expect(all).toEqual(spent(8, 6_000, 800, 0.75, 12_000))
  expect(costPerRepaired(all, 1)).toEqual(all)
  expect(costPerRepaired(all, 4)).toEqual(spent(2, 1_500, 200, 0.1875, 3_000))
})

test('no repaired task has no cost, and nothing spent costs nothing', () => {
  expect(costPerRepaired(total([spent(3, 10, 10, 1, 1)]), 0)).toBeNull()
  expect(costPerRepaired(total([]), 2)).toEqual(spent(0, 0, 0, 0, 0))
})
