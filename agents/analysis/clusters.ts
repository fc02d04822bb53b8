import type { FailureCluster, TestId, TestResult, Trace } from '#core'
import type { Observed } from './observed.ts'

/** Tests are alike where so much of the shorter one's way is the other one's, of what not all tests ran. */
const ALIKE = 0.5

/** Results that are not merely wrong. */
const NOTHINGS: ReadonlySet<string> = new Set(['undefined', 'null', 'NaN'])

interface Failed {
  readonly test: TestId
  /** Error and kind of failure, and whether nothing of use came. */
  readonly way: string
  readonly errorName: string
  /** Points that it ran and not every test did. */
  readonly points: ReadonlySet<number>
}

/**
 * Failing tests that fail alike: with the same error in the same way, and by the way through the program of the first of them. What every test runs
 * does not count. Large clusters come first.
 */
export function clusterFailures({ trace, baseline }: Observed): FailureCluster[] {
  const failed = failedOf(trace, baseline)
  const clusters: Failed[][] = []
  for (const one of failed) {
    const alike = clusters.find(([first]) => first!.way === one.way && similarity(first!.points, one.points) >= ALIKE)
    if (alike === undefined) clusters.push([one])
    else alike.push(one)
  }
  return clusters
    .toSorted((a, b) => b.length - a.length)
    .map((members) => {
      const others = failed.filter((one) => !members.includes(one))
      return { tests: members.map(({ test }) => test), errorName: members[0]!.errorName, line: ownLine(trace, members, others) }
    })
}

function failedOf({ spectra }: Trace, baseline: readonly TestResult[]): Failed[] {
  const runs = new Map(spectra.map(({ test, counts }) => [test, new Set(counts.map(([point]) => point))]))
  const lists = baseline.map(({ id }) => runs.get(id) ?? new Set<number>())
  const common = lists.reduce((shared, points) => shared.intersection(points), lists[0] ?? new Set<number>())
  return baseline.flatMap((result): Failed[] => {
    if (result.status !== 'failed') return []
    const { kind, errorName, actual = '' } = result.failure
    const nothing = NOTHINGS.has(actual) ? actual : ''
    const points = (runs.get(result.id) ?? new Set<number>()).difference(common)
    return [{ test: result.id, way: `${kind} ${errorName} ${nothing}`, errorName, points }]
  })
}

/** The overlap coefficient: how much of the shorter way is shared. A test that does less than another by the same way is alike. */
function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const least = Math.min(a.size, b.size)
  return least === 0 ? 1 : a.intersection(b).size / least
}

/** The first point that all members ran and no other failing test did. */
function ownLine({ points }: Trace, members: readonly Failed[], others: readonly Failed[]): number | null {
  if (others.length === 0) return null
  const isOwn = (point: number) =>
    members.every(({ points: own }) => own.has(point)) && !others.some(({ points: own }) => own.has(point))
  // That an error leaves a function says nothing of where it came from.
  return points.find(({ id, kind }) => kind !== 'exception' && isOwn(id))?.line ?? null
}
