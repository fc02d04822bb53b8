import { OFF } from './arms.ts'
import type { Measured } from './measure.ts'

/** The same row with an arm's lessons and without any. */
export interface Pair {
  readonly with: Measured
  readonly without: Measured
}

/** A pair that both repaired: candidates until the fix. */
export interface Counted {
  readonly suite: string
  readonly problem: string
  readonly on: number
  readonly off: number
}

export function pairsOf(runs: readonly Measured[], arm: string, split: number | null = null): Pair[] {
  const without = new Map(runs.filter((run) => run.arm === OFF).map((run) => [keyOf(run), run]))
  return runs
    .filter((run) => run.arm === arm && (split === null || run.split === split))
    .flatMap((run) => {
      const other = without.get(keyOf(run))
      return other === undefined ? [] : [{ with: run, without: other }]
    })
}

export function countedOf(pairs: readonly Pair[]): Counted[] {
  return pairs.flatMap(({ with: { suite, problem, toPatch: on }, without: { toPatch: off } }) =>
    on === null || off === null ? [] : [{ suite, problem, on, off }],
  )
}

function keyOf({ suite, id }: Measured): string {
  return `${suite} ${id}`
}
