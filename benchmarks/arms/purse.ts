/** Money for a whole run, in US dollars; null is no limit. What a repair may spend is put aside before it begins, so that no two spend the same. */
export class Purse {
  #left: number | null
  #spent = 0

  constructor(maxUsd: number | null) {
    this.#left = maxUsd
  }

  get spent(): number {
    return this.#spent
  }

  /** What a repair gets that could spend at most `most`: null is no limit. */
  take(most: number): number | null {
    if (this.#left === null) return null
    const taken = Math.max(0, Math.min(most, this.#left))
    this.#left -= taken
    return taken
  }

  /** Takes back what is left of what a repair got. */
  settle(taken: number | null, spent: number): void {
    this.#spent += spent
    if (this.#left !== null && taken !== null) this.#left += taken - spent
  }
}
