import type { Candidate, JudgedCandidate } from '#core'
import type { Single } from './singles.ts'

/** Changes that cannot be part of anything better. */
const USELESS: ReadonlySet<string> = new Set(['does-not-load', 'refused', 'crashed', 'out-of-memory'])

/** Coming nearer by so much is no accident of how distances are measured. */
const HELPFUL = 0.02

/**
 * The single changes that were tried. Of those at one place after which the failing tests end alike, the first stands for all: two in five are
 * such twins, and nearly all of them stay twins in company. The others are put off, not dropped.
 */
export class Pool {
  /** In the order in which they were tried; grows. */
  readonly distinct: Single[] = []
  readonly twins: Single[] = []
  /** Those that fix something, or bring wrong results nearer to the right ones; grows. */
  readonly helpful: Single[] = []
  readonly #open = new Map<number, Single>()
  readonly #seen = new Set<string>()

  add({ id }: Candidate, single: Single): void {
    this.#open.set(id, single)
  }

  learn(judged: readonly JudgedCandidate[]): void {
    for (const { id, behaviour, verdict, nearer } of judged) {
      const single = this.#open.get(id)
      if (single === undefined) continue
      this.#open.delete(id)
      if (USELESS.has(verdict.reason)) continue
      const place = `${single.edits[0]!.start}:${single.edits.at(-1)!.end}:${behaviour}`
      const isTwin = verdict.reason === 'timed-out' || (behaviour !== 0 && this.#seen.has(place))
      this.#seen.add(place)
      if (!isTwin && (nearer >= HELPFUL || verdict.fixed.length > 0)) this.helpful.push(single)
      ;(isTwin ? this.twins : this.distinct).push(single)
    }
  }
}
