import type { TestId, TraceEvent } from '#core'
import type { Observed } from '../observed.ts'
import { Builder } from './builder.ts'
import type { Leads } from './links.ts'
import { criteriaOf, type Criteria } from './criteria.ts'
import type { Frame } from './frames.ts'
import { mapProgram, type ProgramMap } from './program-map.ts'

/** Something that an event depends on. */
export interface Dependence {
  /** An event, by its index. */
  readonly on: number
  readonly leads: Leads
}

/** A call that a test made itself. */
export interface OutermostCall {
  readonly functionName: string
  /** The event of its result or its exception; `null` where it gave none or that was not kept. */
  readonly end: TraceEvent | null
}

/** What each event of a trace depends on. */
export interface DependenceGraph {
  readonly observed: Observed
  readonly map: ProgramMap
  readonly eventOf: ReadonlyMap<number, TraceEvent>
  readonly dependences: ReadonlyMap<number, readonly Dependence[]>
  /** Points that an event depends on, of which not all events were kept: by the event. */
  readonly missing: ReadonlyMap<number, ReadonlySet<number>>
  /** Points of the calls that entered functions, by the event of the entry. */
  readonly calledAt: ReadonlyMap<number, readonly number[]>
  /** The calls that each test made itself, in order; of no test while the tests loaded. */
  readonly outermost: ReadonlyMap<TestId | null, readonly OutermostCall[]>
  /** Where each test's slice begins; of those that made no calls, what was done for all of them. */
  readonly criteria: ReadonlyMap<TestId | null, Criteria>
}

const known = new WeakMap<Observed, DependenceGraph | null>()

/** The graph of what was observed, made when it is first asked for; `null` where there is nothing to tell dependences from. */
export function graphOf(observed: Observed): DependenceGraph | null {
  let graph = known.get(observed)
  if (graph === undefined) known.set(observed, (graph = buildGraph(observed)))
  return graph
}

function buildGraph(observed: Observed): DependenceGraph | null {
  const { source, trace } = observed
  const map = mapProgram(source, trace.points)
  if (map === null || trace.points.length === 0) return null
  const eventOf = new Map(trace.events.map((event) => [event.index, event]))
  const dropped = droppedPoints(observed)
  const dependences = new Map<number, Dependence[]>()
  const missing = new Map<number, Set<number>>()
  const link = (from: number, on: number, leads: Leads) => {
    // Where events were dropped, a call's argument may seem to be one of a later call: nothing depends on what comes after it.
    if (on >= from) return
    const known = dependences.get(from)
    if (known === undefined) dependences.set(from, [{ on, leads }])
    else if (!known.some((other) => other.on === on)) known.push({ on, leads })
  }
  const miss = (from: number, points: readonly number[]) => {
    const lost = dropped.get(eventOf.get(from)!.test)
    for (const point of points) {
      if (lost?.has(point) !== true) continue
      const known = missing.get(from)
      if (known === undefined) missing.set(from, new Set([point]))
      else known.add(point)
    }
  }
  const builder = new Builder(map, link, miss)
  const criteria = new Map<TestId | null, Criteria>()
  const outermost = new Map<TestId | null, readonly OutermostCall[]>()
  const callOf = ({ entry, end }: Frame) => ({ functionName: nameIn(trace.points[eventOf.get(entry!)!.point]!.label), end })
  const results = new Map(observed.baseline.map((result) => [result.id, result]))
  trace.events.forEach((event, i) => {
    builder.see(event, trace.points[event.point]!)
    const next = trace.events[i + 1]
    if (next?.test === event.test) return
    const result = event.test === null ? undefined : results.get(event.test)
    criteria.set(event.test, criteriaOf(builder, map, event, result))
    outermost.set(event.test, builder.frames.outermost.map(callOf))
    builder.frames.clear()
  })
  builder.finish()
  return { observed, map, eventOf, dependences, missing, calledAt: builder.calledAt, outermost, criteria }
}

/** The points of each test that saw more than was kept. */
function droppedPoints({ trace }: Observed): ReadonlyMap<string | null, ReadonlySet<number>> {
  const kept = new Map<string | null, Map<number, number>>()
  for (const { test, point } of trace.events) {
    let counts = kept.get(test)
    if (counts === undefined) kept.set(test, (counts = new Map()))
    counts.set(point, (counts.get(point) ?? 0) + 1)
  }
  return new Map(
    trace.spectra.map(({ test, counts }) => {
      const lost = counts.filter(([point, count]) => count > (kept.get(test)?.get(point) ?? 0)).map(([point]) => point)
      return [test, new Set(lost)]
    }),
  )
}

/** The function's name in the label of its point. */
export function nameIn(label: string): string {
  return label.slice(0, label.indexOf('('))
}
