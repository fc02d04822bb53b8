/** One screened candidate: numbers of cases are places in the goal's lists. */
export interface Screened {
  readonly index: number
  readonly status: 'screened' | 'does-not-load' | 'out-of-steps' | 'timed-out' | 'out-of-memory' | 'crashed'
  /** The first case found lost, -1 for none. */
  readonly lost: number
  readonly fixed: readonly number[]
}

/** The isolate's screener writes the first four of them by their place. */
const STATUSES: readonly Screened['status'][] = [
  'screened',
  'does-not-load',
  'out-of-steps',
  'timed-out',
  'out-of-memory',
  'crashed',
]

/** A candidate that gave no result. */
export function failedAt(index: number, status: Screened['status']): Screened {
  return { index, status, lost: -1, fixed: [] }
}

/** As the isolate's screener writes them: number, status, lost case, count of fixed cases, fixed cases. */
export function packScreened(screened: readonly Screened[]): Int32Array {
  return Int32Array.from(
    screened.flatMap(({ index, status, lost, fixed }) => [index, STATUSES.indexOf(status), lost, fixed.length, ...fixed]),
  )
}

export function readScreened(numbers: ArrayLike<number>): Screened[] {
  const screened: Screened[] = []
  for (let at = 0; at + 3 < numbers.length;) {
    const [index, status, lost, count] = [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!, numbers[at + 3]!]
    const fixed = Array.from({ length: count }, (_, i) => numbers[at + 4 + i]!)
    screened.push({ index, status: STATUSES[status]!, lost, fixed })
    at += 4 + count
  }
  return screened
}
