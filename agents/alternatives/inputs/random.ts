/** Whole numbers from 0 up to and without `below`. */
export type Random = (below: number) => number

/** A sequence that the seed decides: a linear congruential generator (constants of Numerical Recipes), its high bits. */
export function createRandom(seed: number): Random {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x5f3759df) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export function pick<T>(list: readonly T[], random: Random): T {
  return list[random(list.length)]!
}
