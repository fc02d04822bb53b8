import type { Interval } from '../wilson.ts'
import type { Random } from './random.ts'

const RESAMPLES = 2_000

/**
 * A 95 % interval of a statistic, by the percentiles of resamples (Efron 1979). Whole groups are drawn, with replacement: what belongs together varies
 * together. Null with fewer than two groups.
 */
export function bootstrap<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  statistic: (items: readonly T[]) => number,
  random: Random,
  resamples = RESAMPLES,
): Interval | null {
  const groups = [...Map.groupBy(items, groupOf).values()]
  if (groups.length < 2) return null
  const values = Float64Array.from({ length: resamples }, () => {
    const drawn: T[] = []
    for (let i = 0; i < groups.length; i++) drawn.push(...groups[Math.floor(random() * groups.length)]!)
    return statistic(drawn)
  }).sort()
  const at = (share: number) => values[Math.min(resamples - 1, Math.floor(share * resamples))]!
  return { low: at(0.025), high: at(0.975) }
}
