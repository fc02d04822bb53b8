import type { Census } from './census.ts'

const WITHIN = [10, 100, 1_000, 10_000]

/** Of the programs that were searched, how many had what they were searched for within so many candidates. */
export interface Figures {
  readonly programs: number
  readonly within: readonly {
    readonly candidates: number
    readonly plausible: number
    /** The first plausible one is right. */
    readonly correct: number
    /** A right one was tried, be it the first plausible one or not. */
    readonly found: number
  }[]
}

/** Nothing is said about more candidates than `most`, which the searches ended at. */
export function figuresOf(census: readonly Census[], most: number): Figures {
  const count = (matches: (one: Census) => boolean) => census.filter(matches).length
  const limits = [...WITHIN.filter((limit) => limit < most), most]
  return {
    programs: census.length,
    within: limits.map((candidates) => ({
      candidates,
      plausible: count(({ firstPlausible: at }) => at !== null && at <= candidates),
      correct: count(({ firstPlausible: at, firstRight }) => at !== null && at <= candidates && at === firstRight),
      found: count(({ firstRight: at }) => at !== null && at <= candidates),
    })),
  }
}

/** Whether the one is better than the other: more right first, and no fewer found, at the largest number of candidates. */
export function isBetter(one: Figures, other: Figures): boolean {
  const [mine, theirs] = [one.within.at(-1)!, other.within.at(-1)!]
  return mine.correct > theirs.correct && mine.found >= theirs.found
}
