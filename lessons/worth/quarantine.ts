import type { Worth } from '../store/store.ts'

/** How sure it must be that a lesson harms more often than it helps. */
const SURE = 0.95

const SLICES = 256

/**
 * Whether more harm than help is nearly certain: the share of uses that harm, among those that changed anything, is beta distributed over its
 * counts and an even prior, and nearly all of that lies above one half. Four harms without a help suffice. `worth` is decayed.
 */
export function doesMoreHarm({ helped, harmed }: Worth): boolean {
  return harmed > helped && massAboveHalf(harmed, helped) >= SURE
}

/** Of the density x^a * (1 - x)^b. Counts are fractions: summed up in slices. */
function massAboveHalf(a: number, b: number): number {
  let below = 0
  let above = 0
  for (let slice = 0; slice < SLICES; slice += 1) {
    const x = (slice + 0.5) / SLICES
    const density = Math.exp(a * Math.log(x) + b * Math.log1p(-x))
    if (x < 0.5) below += density
    else above += density
  }
  return above / (above + below)
}
