/** A number from 0 up to and without 1. */
export type Chance = () => number

/** Numbers that the seeds decide; neighbouring seeds give unrelated ones: a counter, its bits mixed (constants of Wellons, lowbias32). */
export function chanceOf(...seeds: readonly number[]): Chance {
  let state = seeds.reduce((mixed, seed) => mixBits(mixed ^ Math.imul(seed + 1, 0x9e3779b1)), 0x2545f491)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    return mixBits(state) / 2 ** 32
  }
}

function mixBits(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return (twice ^ (twice >>> 16)) >>> 0
}

export function pick<T>(list: readonly T[], chance: Chance): T {
  return list[Math.floor(chance() * list.length)]!
}

/** The first ones far more often than the last ones, about as words in texts are. */
export function pickEarly<T>(list: readonly T[], chance: Chance): T {
  return list[Math.floor((list.length + 1) ** chance()) - 1]!
}
