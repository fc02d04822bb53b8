import type { JudgedCandidate } from '#core'

/** What is built on: a candidate that is on the way, and how much of the search it deserves. */
export interface Base {
  readonly candidate: Pick<JudgedCandidate, 'edits' | 'operators' | 'explanation'>
  readonly weight: number
  /** Single changes that are tried on top of it. */
  readonly extensions: number
}

/** A change that is right beyond doubt, and may fix nothing alone. */
export const CERTAIN = { weight: 1, extensions: 1_500 }

/** Bases of each sort, and single changes that are tried on top of one. */
const MOST = { fixes: 24, nears: 16, oversteps: 8 } as const
const EXTENSIONS = { fixes: 1_500, nears: 400, oversteps: 400 } as const
/** Of single changes that do the same, the first few; a combination must do what none has done, else it is its base with an idle change. */
const MOST_ALIKE = 3
/** More edits than this are another program. */
const MOST_EDITS = 8
/** Coming nearer by less than this says nothing. */
const LEAST_NEARER = 0.02
/** What comes less near than this part of the nearest so far is left alone; a combination must beat it by the step. */
const NEAR_ENOUGH = 0.8
const STEP = 0.01

type Sort = keyof typeof MOST

/**
 * Chooses what to build on: candidates that fix tests and lose none, those whose wrong results come nearer to the right ones (output distance,
 * where pass and fail say nothing yet), and those that fix all and lose others.
 */
export class Bases {
  readonly #counts: Record<Sort, number> = { fixes: 0, nears: 0, oversteps: 0 }
  readonly #alike = new Map<string, number>()
  readonly #failing: number
  #nearest = 0

  constructor(failing: number) {
    this.#failing = failing
  }

  /** `null` where the candidate is not worth it. */
  consider(candidate: JudgedCandidate): Base | null {
    const { verdict, nearer, behaviour, operators } = candidate
    if (verdict.reason === 'passes-all' || operators.length >= MOST_EDITS) return null
    const share = verdict.fixed.length / Math.max(1, this.#failing)
    if (share > 0 && verdict.lost.length === 0)
      return this.#take('fixes', candidate, 1 + share + nearer, verdict.fixed.join('\n'))
    if (share === 1) return this.#take('oversteps', candidate, 0.5, verdict.lost.join())
    const least = operators.length > 1 ? this.#nearest + STEP : NEAR_ENOUGH * this.#nearest
    if (share > 0 || nearer < Math.max(LEAST_NEARER, least)) return null
    this.#nearest = Math.max(this.#nearest, nearer)
    return this.#take('nears', candidate, 0.2 + nearer, String(behaviour))
  }

  /** `doing` names what the candidate does. */
  #take(sort: Sort, candidate: JudgedCandidate, weight: number, doing: string): Base | null {
    const key = `${sort} ${doing}`
    const alike = this.#alike.get(key) ?? 0
    const most = candidate.operators.length > 1 ? 1 : MOST_ALIKE
    if (this.#counts[sort] >= MOST[sort] || alike >= most) return null
    this.#counts[sort] += 1
    this.#alike.set(key, alike + 1)
    return { candidate, weight, extensions: EXTENSIONS[sort] }
  }
}
