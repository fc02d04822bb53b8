import type { JudgedCandidate } from '#core'

const MOST = 3

/** The few candidates that came nearest without passing everything: one a behaviour, the best first, then in the order of proposal. */
export class Partials {
  #best: readonly JudgedCandidate[] = []

  get best(): readonly JudgedCandidate[] {
    return this.#best
  }

  consider(judged: readonly JudgedCandidate[]): void {
    const promising = judged.filter((candidate) => candidate.verdict.reason !== 'passes-all' && gain(candidate) > 0)
    if (promising.length === 0) return
    const ranked = [...this.#best, ...promising].sort((a, b) => gain(b) - gain(a))
    const behaviours = new Set<number>()
    this.#best = ranked.filter(({ behaviour }) => !behaviours.has(behaviour) && behaviours.add(behaviour)).slice(0, MOST)
  }
}

/** Tests won and not lost; between equals, how much nearer it came. */
export function gain({ verdict, nearer }: JudgedCandidate): number {
  return verdict.fixed.length - verdict.lost.length + nearer / 2
}
