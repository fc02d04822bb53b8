import type { ProbePoint, TestId, Trace, TraceEvent, ValueSnapshot } from '#core'
import { tellingEvents } from '../divergence/runs.ts'
import { predicatesOf, type PredicateSet } from './predicates.ts'
import { createTurns, enclosingLoops } from './turns.ts'

/** For each test, the predicates that held at some event of each point, by its id; 0 where the test shows none there. */
export function predicatesHeld(trace: Trace): ReadonlyMap<TestId | null, readonly PredicateSet[]> {
  const { points } = trace
  const loops = enclosingLoops(points)
  const tests = [...Map.groupBy(tellingEvents(trace), ({ test }) => test)]
  return new Map(tests.map(([test, list]) => [test, heldIn(points, list, loops)]))
}

function heldIn(
  points: readonly ProbePoint[],
  events: readonly TraceEvent[],
  loops: readonly (readonly number[])[],
): PredicateSet[] {
  const held: PredicateSet[] = points.map(() => 0)
  const last = new Map<string, ValueSnapshot>()
  const turns = createTurns(points, loops, held)
  for (const event of events) {
    turns.see(event)
    if (event.value === null) continue
    const key = `${event.call} ${event.point}`
    held[event.point]! |= predicatesOf(event, last.get(key) ?? null)
    last.set(key, event.value)
  }
  turns.end()
  return held
}
