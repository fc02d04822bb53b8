import type { ProbePoint, TraceEvent } from '#core'
import { insideOf } from '../inside.ts'
import { BIT, type PredicateSet } from './predicates.ts'

/** Of each point, by its id, the loops (their points' ids) whose bodies hold it, innermost first. */
export function enclosingLoops(points: readonly ProbePoint[]): number[][] {
  const endFrom = new Map<number, number>()
  for (const { kind, span } of points) {
    if (kind === 'statement') endFrom.set(span.start, Math.max(span.end, endFrom.get(span.start) ?? 0))
  }
  const loops = points.filter(({ kind }) => kind === 'loop').toSorted((a, b) => b.span.start - a.span.start)
  const pointsIn = insideOf(points)
  const around: number[][] = points.map(() => [])
  for (const { id, span } of loops) {
    const end = Math.max(span.end, endFrom.get(span.start) ?? 0)
    // One further, as the body itself counts.
    for (const point of pointsIn({ start: span.end, end: end + 1 })) if (point.span.end <= end) around[point.id]!.push(id)
  }
  return around
}

/** A loop that a call is in: how many turns it has begun, and which points the present one has seen. */
interface Running {
  readonly turns: number
  readonly seen: Set<number>
}

/** Follows one test's events and adds to `held` what was seen in the first and in the last turn of its innermost loop. */
export function createTurns(points: readonly ProbePoint[], loops: readonly (readonly number[])[], held: PredicateSet[]) {
  const calls = new Map<number, Map<number, Running>>()

  function begin(running: Map<number, Running>, loop: number): void {
    for (const [inner, { seen }] of running) if (loops[inner]!.includes(loop)) finish(running, inner, seen)
    running.set(loop, { turns: (running.get(loop)?.turns ?? 0) + 1, seen: new Set() })
  }

  function finish(running: Map<number, Running>, loop: number, seen: ReadonlySet<number>): void {
    for (const point of seen) held[point]! |= BIT['last-turn']
    running.delete(loop)
  }

  return {
    see({ call, point }: TraceEvent): void {
      const running = calls.get(call) ?? new Map<number, Running>()
      calls.set(call, running)
      if (points[point]!.kind === 'loop') begin(running, point)
      const loop = running.get(loops[point]![0] ?? -1)
      loop?.seen.add(point)
      if (loop?.turns === 1) held[point]! |= BIT['first-turn']
    },
    end(): void {
      for (const running of calls.values()) for (const [loop, { seen }] of running) finish(running, loop, seen)
    },
  }
}
