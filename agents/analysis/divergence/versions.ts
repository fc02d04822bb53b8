import type { Edit, TestId, Trace, TraceEvent } from '#core'
import { callsOf, resultOf, type SeenCall } from '../views/calls.ts'
import { mapPoints } from './map-points.ts'
import { tellingEvents } from './runs.ts'

/** Where one test's run of a candidate first departs from its run of the program before; null where that run was over. */
export interface Departed {
  readonly test: TestId
  readonly departs: 'path' | 'value'
  /** Events of the trace before and of the trace after. */
  readonly before: TraceEvent | null
  readonly after: TraceEvent | null
}

/**
 * Compares the same tests' runs of two versions of a program, by the points that both have: the first event that is at another point, or that
 * saw another value; where there is none, the first call of the test's own that gave another result. Tests whose runs are alike are left out.
 *
 * @param edits what was changed, in order of place; without, points are matched by their kind, label and order
 */
export function divergeVersions(before: Trace, after: Trace, edits: readonly Edit[] | null = null): Departed[] {
  const points = mapPoints(before.points, after.points, edits)
  const targets = new Set(points.values())
  const runs = Map.groupBy(tellingEvents(before), ({ test }) => test)
  const later = Map.groupBy(tellingEvents(after), ({ test }) => test)
  return [...runs].flatMap(([test, events]) => {
    const others = later.get(test)
    if (test === null || others === undefined) return []
    const inside = firstDeparture(
      test,
      events.filter(({ point }) => points.has(point)),
      others.filter(({ point }) => targets.has(point)),
      points,
    )
    return inside.length > 0 ? inside : otherResult(test, ownCalls(before, test), ownCalls(after, test))
  })
}

function ownCalls(trace: Trace, test: TestId): SeenCall[] {
  return callsOf(trace).filter((call) => call.test === test && call.caller === 0)
}

function otherResult(test: TestId, calls: readonly SeenCall[], others: readonly SeenCall[]): Departed[] {
  const i = calls.findIndex((call, n) => others[n] !== undefined && resultOf(call) !== resultOf(others[n]))
  if (i < 0) return []
  return [{ test, departs: 'value', before: calls[i]!.end, after: others[i]!.end }]
}

function firstDeparture(
  test: TestId,
  events: readonly TraceEvent[],
  others: readonly TraceEvent[],
  points: ReadonlyMap<number, number>,
): Departed[] {
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
