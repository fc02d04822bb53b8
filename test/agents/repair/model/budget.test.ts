import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Budget, type Reservation } from '../../../../agents/repair/model/budget.ts'

const WIDE = { maxTokens: 1_000_000, maxUsd: null, maxCalls: 1_000 }
const CHEAP = { input: 1, output: 4 }

function reserved(budget: Budget, input: number, output: number): Reservation {
  const reservation = budget.reserve(input, output)
  if (reservation.status === 'spent') throw new Error(`spent: ${reservation.reason}`)
  return reservation
}

describe('Budget', () => {
  test('counts what the endpoint says, and frees what was reserved beyond it', () => {
    const budget = new Budget({ ...WIDE, maxTokens: 5_000 }, CHEAP)
    const reservation = reserved(budget, 1_000, 3_000)
    expect(budget.reserve(1_000, 3_000)).toEqual({ status: 'spent', reason: 'tokens' })
    const used = budget.settle(reservation, { input: 900, output: 100 }, false)
    expect(used).toEqual({ input: 900, output: 100, source: 'server', usd: 0.0013 })
    expect([budget.tokens, budget.usd, budget.isEstimated]).toEqual([1_000, 0.0013, false])
    expect(budget.reserve(1_000, 3_000).status).toBe('reserved')
  })

  test('takes the reservation where nothing is told, and says that it is an estimate', () => {
    const budget = new Budget(WIDE, CHEAP)
    expect(budget.settle(reserved(budget, 1_000, 500), null, false)).toMatchObject({
      input: 1_000,
      output: 500,
      source: 'estimate',
    })
    expect(budget.isEstimated).toBe(true)
  })

  test('counts the call, but no tokens, where nothing can have been used', () => {
    const budget = new Budget(WIDE, CHEAP)
    budget.settle(reserved(budget, 1_000, 500), null, true)
    expect([budget.calls, budget.tokens, budget.usd]).toEqual([1, 0, 0])
  })

  test.each([
    ['calls', { ...WIDE, maxCalls: 1 }],
    ['tokens', { ...WIDE, maxTokens: 1_600 }],
    ['money', { ...WIDE, maxUsd: 0.003 }],
  ] as const)('ends with %s when they are used up', (reason, limits) => {
    const budget = new Budget(limits, CHEAP)
    budget.settle(reserved(budget, 1_000, 500), { input: 1_000, output: 500 }, false)
    expect(budget.reserve(100, 500)).toEqual({ status: 'spent', reason })
  })

  test('shortens an answer to what is left', () => {
    expect(reserved(new Budget({ ...WIDE, maxTokens: 2_000 }, CHEAP), 1_000, 5_000).maxOutputTokens).toBe(1_000)
    expect(reserved(new Budget({ ...WIDE, maxUsd: 0.003 }, CHEAP), 1_000, 5_000).maxOutputTokens).toBe(500)
  })

  test('limits no money without a price', () => {
    expect(() => new Budget({ ...WIDE, maxUsd: 1 }, null)).toThrow('needs a price')
    expect(new Budget(WIDE, null).reserve(10, 1_000).status).toBe('reserved')
  })

  test('is a wall, whatever is asked at once and whatever order the answers come in', () => {
    const call = fc.record({
      input: fc.nat(3_000),
      output: fc.nat(3_000),
      used: fc.double({ min: 0, max: 1, noNaN: true }),
      late: fc.boolean(),
    })
    const limits = { maxTokens: 10_000, maxUsd: 0.02, maxCalls: 12 }
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), (calls) => {
        const budget = new Budget(limits, CHEAP)
        const open: (() => void)[] = []
        for (const { input, output, used, late } of calls) {
          const reservation = budget.reserve(input, output)
          if (reservation.status === 'spent') continue
          const tokens = Math.floor(reservation.maxOutputTokens * used)
          const settle = () => budget.settle(reservation, { input, output: tokens }, false)
          if (late) open.push(settle)
          else settle()
        }
        for (const settle of open.reverse()) settle()
        expect(budget.tokens).toBeLessThanOrEqual(limits.maxTokens)
        expect(budget.usd).toBeLessThanOrEqual(limits.maxUsd + 1e-12)
        expect(budget.calls).toBeLessThanOrEqual(limits.maxCalls)
      }),
    )
  })
})
