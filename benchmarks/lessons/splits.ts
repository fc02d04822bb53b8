import { createRandom, shuffled } from './random.ts'

/** Halves of the problems: a problem is on one side only, whatever the suites and languages of its rows. */
export interface Split {
  /** From 1. */
  readonly number: number
  /** Problems whose lessons fill the memory. */
  readonly filling: ReadonlySet<string>
  /** Problems whose rows are repaired with it. */
  readonly measured: ReadonlySet<string>
}

export function splitProblems(problems: readonly string[], count: number, seed: number): Split[] {
  const each = [...new Set(problems)].sort()
  const half = Math.ceil(each.length / 2)
  return Array.from({ length: count }, (_, at) => {
    const order = shuffled(each, createRandom(seed, `split ${at + 1}`))
    return { number: at + 1, filling: new Set(order.slice(0, half)), measured: new Set(order.slice(half)) }
  })
}
