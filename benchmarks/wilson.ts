/** The normal distribution's 97.5 % point. */
const Z = 1.959963984540054

/** A 95 % confidence interval of a rate, both ends from 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Wilson's score interval (E. B. Wilson, JASA 22, 1927); null without trials. */
export function wilson(successes: number, trials: number): Interval | null {
  if (trials === 0) return null
  const rate = successes / trials
  const spread = Z * Math.sqrt((rate * (1 - rate) + (Z * Z) / (4 * trials)) / trials)
  const centre = rate + (Z * Z) / (2 * trials)
  const scale = 1 + (Z * Z) / trials
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}
