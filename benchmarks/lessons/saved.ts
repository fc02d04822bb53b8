import { median } from '../score.ts'
import type { Interval } from '../wilson.ts'
import { bootstrap } from './bootstrap.ts'
import type { Counted } from './pairs.ts'
import { createRandom } from './random.ts'

/** How many fewer candidates were tried with lessons, where both ways repaired; percents. */
export interface Saved {
  readonly rows: number
  readonly problems: number
  /** Candidates until the fix, without lessons and with them. */
  readonly medians: Ends
  readonly geometricMeans: Ends
  /** By geometric means, and by medians; 95 % intervals over problems, null with fewer than two. */
  readonly percent: number
  readonly interval: Interval | null
  readonly byMedians: number
  readonly medianInterval: Interval | null
}

interface Ends {
  readonly off: number
  readonly on: number
}

/** Null where no row was repaired both ways. */
export function savedOf(counted: readonly Counted[], seed: number): Saved | null {
  if (counted.length === 0) return null
  const interval = (statistic: (some: readonly Counted[]) => number) =>
    bootstrap(counted, ({ problem }) => problem, statistic, createRandom(seed, 'bootstrap'))
  return {
    rows: counted.length,
    problems: new Set(counted.map(({ problem }) => problem)).size,
    medians: endsOf(counted, (values) => median(values)!),
    geometricMeans: endsOf(counted, geometricMean),
    percent: byMeans(counted),
    interval: interval(byMeans),
    byMedians: byMedians(counted),
    medianInterval: interval(byMedians),
  }
}

function endsOf(counted: readonly Counted[], of: (values: readonly number[]) => number): Ends {
  return { off: of(counted.map(({ off }) => off)), on: of(counted.map(({ on }) => on)) }
}

function byMeans(counted: readonly Counted[]): number {
  return (1 - geometricMean(counted.map(({ on, off }) => on / off))) * 100
}

function byMedians(counted: readonly Counted[]): number {
  const { off, on } = endsOf(counted, (values) => median(values)!)
  return (1 - on / off) * 100
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}
