import type { Attempt, JudgedCandidate } from '#core'
import { isPlausible } from '../steps.ts'

type Counted = Omit<Attempt, 'expected'> & { readonly weight: number }

/** Counts what became of the single changes of each family, the equally likely ones together; what several families made together counts for none. */
export class Attempts {
  readonly #byKind = new Map<string, Counted>()
  readonly #failing: number
  #hope = 0

  constructor(failing: number) {
    this.#failing = failing
  }

  add(candidate: JudgedCandidate): void {
    const { operators, verdict, prior } = candidate
    const [family, ...others] = operators
    if (family === undefined || others.length > 0) return
    const { reason, fixed, lost } = verdict
    const { step = 0, weight = 0 } = prior ?? {}
    const key = JSON.stringify([family, step])
    const known = this.#byKind.get(key)
    const one = (is: boolean) => (is ? 1 : 0)
    this.#hope += weight
    this.#byKind.set(key, {
      family,
      step,
      tried: (known?.tried ?? 0) + 1,
      kept: (known?.kept ?? 0) + one(isPlausible(candidate, this.#failing)),
      fixed: (known?.fixed ?? 0) + one(fixed.length > 0 && lost.length === 0),
      lost: (known?.lost ?? 0) + one(lost.length > 0),
      refused: (known?.refused ?? 0) + one(reason === 'refused'),
      weight: (known?.weight ?? 0) + weight,
    })
  }

  /** By the families' names, the likelier ones first. */
  get all(): readonly Attempt[] {
    return [...this.#byKind.values()]
      .sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.step - b.step))
      .map(({ weight, ...counts }) => ({ ...counts, expected: this.#hope === 0 ? 0 : rounded(Math.min(1, weight / this.#hope)) }))
  }
}

/** Four digits are more than can be known; there are hundreds of these numbers. */
function rounded(part: number): number {
  return Number(part.toPrecision(4))
}
