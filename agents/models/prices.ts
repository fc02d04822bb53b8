import type { Price } from '#core'

/** US dollars for a million tokens, as listed in 2026: `[input, output]`. */
const PRICES: Readonly<Record<string, readonly [input: number, output: number]>> = {
  'gpt-4o': [2.5, 10],
  'gpt-4o-mini': [0.15, 0.6],
  'gpt-4.1': [2, 8],
  'gpt-4.1-mini': [0.4, 1.6],
  'gpt-4.1-nano': [0.1, 0.4],
  'gpt-5': [1.25, 10],
  'gpt-5.1': [1.25, 10],
  'gpt-5-codex': [1.25, 10],
  'gpt-5-mini': [0.25, 2],
  'gpt-5-nano': [0.05, 0.4],
  'gpt-5.2': [1.75, 14],
  'gpt-5.4': [2.5, 15],
  'gpt-5.4-nano': [0.2, 1.25],
  'gpt-5.5': [5, 30],
  o3: [2, 8],
  'o3-mini': [1.1, 4.4],
  'o4-mini': [1.1, 4.4],
}

/** What a model is known to cost. A name with a date, as `gpt-4.1-2025-04-14`, counts as the one without. */
export function knownPrice(model: string): Price | null {
  const base = model.replace(/-\d{4}-\d{2}-\d{2}$/, '')
  const price = Object.hasOwn(PRICES, base) ? PRICES[base] : undefined
  return price === undefined ? null : { input: price[0], output: price[1] }
}
