/** A binary heap: takes the cheapest first, and of equals the one that came first. */
export class BestFirst<T> {
  readonly #entries: { readonly cost: number; readonly order: number; readonly value: T }[] = []
  #order = 0

  get size(): number {
    return this.#entries.length
  }

  push(cost: number, value: T): void {
    const entries = this.#entries
    const entry = { cost, order: this.#order++, value }
    let at = entries.length
    entries.push(entry)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBefore(entry, entries[parent]!)) break
      entries[at] = entries[parent]!
      at = parent
    }
    entries[at] = entry
  }

  pop(): T | undefined {
    const entries = this.#entries
    const first = entries[0]
    const last = entries.pop()
    if (first === undefined || last === undefined) return undefined
    if (entries.length > 0) this.#sink(last)
    return first.value
  }

  #sink(entry: { readonly cost: number; readonly order: number; readonly value: T }): void {
    const entries = this.#entries
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= entries.length) break
      if (child + 1 < entries.length && isBefore(entries[child + 1]!, entries[child]!)) child += 1
      if (!isBefore(entries[child]!, entry)) break
      entries[at] = entries[child]!
      at = child
    }
    entries[at] = entry
  }
}

interface Ranked {
  readonly cost: number
  readonly order: number
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.order < b.order)
}
