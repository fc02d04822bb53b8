/** One screened candidate: numbers of cases are places in the goal's lists. */
export interface Screened {
  readonly index: number
  /** `unfit`: the schema that it is a part of does not load, perhaps because of another one. */
  readonly status: 'screened' | 'does-not-load' | 'out-of-steps' | 'timed-out' | 'out-of-memory' | 'crashed' | 'unfit'
  /** A case ran out of steps. */
  readonly ranOut: boolean
  /** The first case found lost, -1 for none. */
  readonly lost: number
  /** How much nearer the failing cases have come to passing, 0 to 1; in millionths where it is packed. */
  readonly nearer: number
  readonly behaviour: number
  readonly fixed: readonly number[]
}

const MILLION = 1_000_000
/** Numbers of a packed one, without the cases that it fixes. */
const HEAD = 7

/** The isolate's screener writes some of them by their place. */
const STATUSES: readonly Screened['status'][] = [
  'screened',
  'does-not-load',
  'out-of-steps',
  'timed-out',
  'out-of-memory',
  'crashed',
  'unfit',
]

/** A candidate that gave no result. */
export function failedAt(index: number, status: Screened['status']): Screened {
  return { index, status, ranOut: false, lost: -1, nearer: 0, behaviour: 0, fixed: [] }
}

/** As the isolate's screener writes them: number, status, ran out, lost case, nearer, behaviour, count of fixed cases, fixed cases. */
export function packScreened(screened: readonly Screened[]): Int32Array {
  return Int32Array.from(
    screened.flatMap(({ index, status, ranOut, lost, nearer, behaviour, fixed }) => [
      index,
      STATUSES.indexOf(status),
      ranOut ? 1 : 0,
      lost,
      Math.round(nearer * MILLION),
      behaviour,
      fixed.length,
      ...fixed,
    ]),
  )
}

export function readScreened(numbers: ArrayLike<number>): Screened[] {
  const screened: Screened[] = []
  for (let at = 0; at + HEAD <= numbers.length;) {
    const [index, status, ranOut, lost] = [numbers[at]!, STATUSES[numbers[at + 1]!]!, numbers[at + 2] === 1, numbers[at + 3]!]
    const [nearer, behaviour, count] = [numbers[at + 4]! / MILLION, numbers[at + 5]! >>> 0, numbers[at + 6]!]
    const fixed = Array.from({ length: count }, (_, i) => numbers[at + HEAD + i]!)
    screened.push({ index, status, ranOut, lost, nearer, behaviour, fixed })
    at += HEAD + count
  }
  return screened
}
