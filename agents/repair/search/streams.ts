/** Gives the next value, `null` while there is none yet, and ends. */
export type Stream<T> = Iterator<T | null, void>

interface Served<T> {
  readonly stream: Stream<T>
  readonly weight: number
  /** What it has given, by its weight. */
  share: number
}

/** Streams that take turns: each gets its part of the turns by its weight, and one that waits loses nothing for it. */
export class Streams<T> {
  #streams: Served<T>[] = []

  /** A new one starts where the least served one is, so that it does not catch up on what was before it. */
  add(stream: Stream<T>, weight: number): void {
    const share = this.#streams.reduce((least, other) => Math.min(least, other.share), Infinity)
    this.#streams.push({ stream, weight, share: share === Infinity ? 0 : share })
  }

  /** The next value of the stream that is owed most; `undefined` when all of them wait or have ended. */
  next(): T | undefined {
    const waiting = new Set<Served<T>>()
    for (;;) {
      let next: Served<T> | null = null
      for (const served of this.#streams) {
        if (!waiting.has(served) && (next === null || served.share < next.share)) next = served
      }
      if (next === null) return undefined
      const { done, value } = next.stream.next()
      if (done === true) this.#streams = this.#streams.filter((served) => served !== next)
      else if (value === null) waiting.add(next)
      else {
        next.share += 1 / next.weight
        return value
      }
    }
  }
}
