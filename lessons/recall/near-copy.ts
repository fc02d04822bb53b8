import type { FailureSignature } from '#core'

/**
 * So much of two syntax trees is alike only where one program is a copy of the other, or another try at the same problem: of 60 000 pairs of programs
 * for different problems that had anything in them, two were as near, and one of these was a copy.
 */
const NEARLY_ALL = 0.8

/** With fewer grams there is next to nothing in a function, and all such are alike. */
const FEWEST_GRAMS = 5

/** Whether the two failing programs are nearly the same, whatever their names are and however they fail. */
export function isNearCopy(a: FailureSignature, b: FailureSignature): boolean {
  const [mine, its] = [new Set(a.grams), new Set(b.grams)]
  const all = mine.union(its).size
  return all >= FEWEST_GRAMS && mine.intersection(its).size / all >= NEARLY_ALL
}
