import type { Edit, TestId, Trace, TraceEvent } from '#core'
import { mapPoints } from './map-points.ts'
import { tellingEvents } from './runs.ts'

/** Where one test's run of a candidate first departs from its run of the program before; null where that run was over. */
export interface VersionDeparture {
  readonly test: TestId
  readonly departs: 'path' | 'value'
  /** Events of the trace before and of the trace after. */
  readonly before: TraceEvent | null
  readonly after: TraceEvent | null
}

/**
 * Compares the same tests' runs of two versions of a program, by the points that both have: the first event that is at another point, or that
 * saw another value. Tests whose runs are alike are left out.
 *
 * @param edits what was changed, in order of place; without, points are matched by their kind, label and order
 */
export function divergeVersions(before: Trace, after: Trace, edits: readonly Edit[] | null = null): VersionDeparture[] {
  const points = mapPoints(before.points, after.points, edits)
  const targets = new Set(points.values())
  const runs = Map.groupBy(tellingEvents(before), ({ test }) => test)
  const later = Map.groupBy(tellingEvents(after), ({ test }) => test)
  return [...runs].flatMap(([test, events]) => {
    const others = later.get(test)
    if (test === null || others === undefined) return []
    return firstDeparture(
      test,
      events.filter(({ point }) => points.has(point)),
      others.filter(({ point }) => targets.has(point)),
      points,
    )
  })
}

function firstDeparture(
  test: TestId,
  events: readonly TraceEvent[],
  others: readonly TraceEvent[],
  points: ReadonlyMap<number, number>,
): VersionDeparture[] {
  for (let i = 0; i < Math.max(events.length, others.length); i++) {
    const [before, after] = [events[i] ?? null, others[i] ?? null]
    if (before === null || after === null || points.get(before.point) !== after.point) {
      return [{ test, departs: 'path', before, after }]
    }
    if (before.value?.type !== after.value?.type || before.value?.text !== after.value?.text) {
      return [{ test, departs: 'value', before, after }]
    }
  }
  return []
}
