/** Where the first right one of scored things comes, as ties in score leave it open. */
export interface Rank {
  /** Mean over all orders of the tied ones, from 1. */
  readonly expected: number
  /** Things above every right one. */
  readonly above: number
  /** Things with the score of the best right one, it included; and how many of them are right. */
  readonly tied: number
  readonly right: number
}

/**
 * Of n tied things t of which are right, the first right one comes at (n + 1) / (t + 1) on average.
 * Null where none is right.
 */
export function rankOf(things: readonly { readonly score: number; readonly right: boolean }[]): Rank | null {
  const rights = things.filter((thing) => thing.right)
  if (rights.length === 0) return null
  const best = Math.max(...rights.map((thing) => rounded(thing.score)))
  const above = things.filter((thing) => rounded(thing.score) > best).length
  const tied = things.filter((thing) => rounded(thing.score) === best).length
  const right = rights.filter((thing) => rounded(thing.score) === best).length
  return { expected: above + (tied + 1) / (right + 1), above, tied, right }
}

/** How probable it is that a right one is among the first k, were the tied ones shuffled. */
export function chanceAmongFirst(k: number, { above, tied, right }: Rank): number {
  const drawn = Math.min(k - above, tied)
  if (drawn <= 0) return 0
  let noneIsRight = 1
  for (let i = 0; i < drawn; i++) noneIsRight *= Math.max(0, tied - right - i) / (tied - i)
  return 1 - noneIsRight
}

/** Sums that were made in another order are still the same score. */
function rounded(score: number): number {
  return Math.round(score * 1e9)
}
