export interface SeededRandom {
  /** Starts the sequence of this seed anew. */
  seed(value: number): void
  /** The next number of the sequence, 0 to 1. */
  next(): number
}

/** Replaces `Math.random` by a seeded generator: mulberry32 (Tommy Ettinger, public domain). Self-contained. */
export function installRandom(): SeededRandom {
  const { imul } = Math
  let state = 0

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let t = imul(state ^ (state >>> 15), state | 1)
    t = (t + imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  Object.defineProperty(Math, 'random', { value: () => next(), writable: true, configurable: true, enumerable: false })
  return {
    seed(value) {
      state = value | 0
    },
    next,
  }
}
