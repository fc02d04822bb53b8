import { z } from 'zod'

/** What was spent; `ms` is wall time of the repairs. */
export const Spent = z.object({
  calls: z.number(),
  tokens: z.object({ input: z.number(), output: z.number() }),
  usd: z.number(),
  ms: z.number(),
})
export type Spent = z.output<typeof Spent>

const NOTHING: Spent = { calls: 0, tokens: { input: 0, output: 0 }, usd: 0, ms: 0 }

export function total(spent: readonly Spent[]): Spent {
  return spent.reduce(
    (sum, { calls, tokens, usd, ms }) => ({
      calls: sum.calls + calls,
      tokens: { input: sum.tokens.input + tokens.input, output: sum.tokens.output + tokens.output },
      usd: sum.usd + usd,
      ms: sum.ms + ms,
    }),
    NOTHING,
  )
}

/** What one repaired task cost, with all that was spent on the others: null where none was repaired. */
export function costPerRepaired({ calls, tokens, usd, ms }: Spent, repaired: number): Spent | null {
  if (repaired === 0) return null
  return {
    calls: calls / repaired,
    tokens: { input: tokens.input / repaired, output: tokens.output / repaired },
    usd: usd / repaired,
    ms: ms / repaired,
  }
}
