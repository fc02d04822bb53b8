import { keyOf, type Value } from './value.ts'

/** An expression and what it gives in each state. */
export interface Term {
  readonly text: string
  /** Whether it binds as tightly as a name does. */
  readonly isTight: boolean
  readonly isConstant: boolean
  /** How many leaves and operators it is made of. */
  readonly size: number
  readonly values: readonly Value[]
}

/** Terms of one type of values that differ in some state; the smallest stands for all that give the same. */
export class Terms {
  readonly #seen = new Set<string>()
  readonly #bySize: Term[][] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  ofSize(size: number): readonly Term[] {
    return this.#bySize[size] ?? []
  }

  /** Keeps the term, unless another one gives the same in every state; `key` is that of its values. */
  add(term: Term, key: string): void {
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.#count += 1
    ;(this.#bySize[term.size] ??= []).push(term)
  }
}

/** Equal lists of values have equal keys. */
export function keysOf(values: readonly Value[]): string {
  return values.map(keyOf).join(';')
}
