import type { Candidate, JudgedCandidate } from '#core'
import type { Single } from './single.ts'

/** Changes that cannot be part of anything better. */
const USELESS: ReadonlySet<string> = new Set(['does-not-load', 'refused', 'crashed', 'out-of-memory'])
/** Coming nearer by so much is no accident of how distances are measured. */
const HELPFUL = 0.02

/**
 * The single changes that were tried. Of those at one place that do the same to the failing tests the first stands for all: two in five are
 * such twins, and nearly all of them stay twins in company. The others are put off, not dropped. Changes that do nothing are no twins: another
 * change may have to come first, before what they change is reached.
 */
export class Pool {
  /** In the order in which they were tried; grows. */
  readonly distinct: Single[] = []
  readonly twins: Single[] = []
  /** Those that fix something, or bring wrong results nearer to the right ones; grows. */
  readonly helpful: Single[] = []
  readonly #open = new Map<number, Single>()
  readonly #seen = new Set<string>()
  readonly #counts = new Map<number, number>()
  /** What most changes do, which is nothing. */
  #usual = 0

  add({ id }: Candidate, single: Single): void {
    this.#open.set(id, single)
  }

  learn(judged: readonly JudgedCandidate[]): void {
    this.#count(judged)
    for (const candidate of judged) {
      const single = this.#open.get(candidate.id)
      this.#open.delete(candidate.id)
      if (single !== undefined && !USELESS.has(candidate.verdict.reason)) this.#sort(single, candidate)
    }
  }

  #sort(single: Single, { verdict, nearer, behaviour }: JudgedCandidate): void {
    const place = `${single.edits[0]!.start}:${single.edits.at(-1)!.end}:${behaviour}`
    const isTwin = verdict.reason === 'timed-out' || (behaviour !== this.#usual && this.#seen.has(place))
    this.#seen.add(place)
    if (isTwin) {
      this.twins.push(single)
      return
    }
    this.distinct.push(single)
    if (nearer >= HELPFUL || verdict.fixed.length > 0) this.helpful.push(single)
  }

  #count(judged: readonly JudgedCandidate[]): void {
    for (const { behaviour } of judged) {
      const count = (this.#counts.get(behaviour) ?? 0) + 1
      this.#counts.set(behaviour, count)
      if (count > (this.#counts.get(this.#usual) ?? 0)) this.#usual = behaviour
    }
  }
}
