import type { ChainLink, TestId, TraceEvent } from '#core'
import type { Observed } from '../observed.ts'
import type { Criteria } from './criteria.ts'
import { graphOf, type DependenceGraph } from './graph.ts'
import { pointDependences } from './point-dependences.ts'

/** What a value was computed from, or what was computed from it. */
export interface Slice {
  readonly test: TestId
  /** Its events, in the order of the run. */
  readonly events: readonly TraceEvent[]
  /** Its points, and how many dependences lie between each and where the slice starts, at the least. */
  readonly distances: ReadonlyMap<number, number>
  readonly lines: readonly number[]
}

const known = new WeakMap<DependenceGraph, Map<TestId, Slice | null>>()

/** What a test's wrong value, or the error that ended it, was computed from; of a passing test its result. `null` without a trace of it. */
export function sliceOf(observed: Observed, test: TestId): Slice | null {
  const graph = graphOf(observed)
  if (graph === null) return null
  let slices = known.get(graph)
  if (slices === undefined) known.set(graph, (slices = new Map()))
  let slice = slices.get(test)
  if (slice === undefined) slices.set(test, (slice = backwardSlice(graph, test)))
  return slice
}

/** What the events were computed from. `null` where there are none. */
export function backwardSlice(graph: DependenceGraph, test: TestId, criteria = criteriaFor(graph, test)): Slice | null {
  if (criteria === undefined) return null
  const executed = executedPoints(graph, test)
  const distances = new Map<number, number>()
  const seen = new Set(criteria.events)
  const seenPoints = new Set(criteria.points.filter((point) => executed.has(point)))
  const queue: Node[] = [
    ...[...seen].map((event) => ({ event, distance: 0 })),
    ...[...seenPoints].map((point) => ({ point, distance: 0 })),
  ]
  for (const { event, point, distance } of inOrder(queue)) {
    const at = point ?? graph.eventOf.get(event!)!.point
    if (!distances.has(at)) distances.set(at, distance)
    if (event !== undefined) {
      for (const { on } of graph.dependences.get(event) ?? []) {
        if (seen.has(on) || !graph.eventOf.has(on)) continue
        seen.add(on)
        queue.push({ event: on, distance: distance + 1 })
      }
    }
    for (const call of graph.calledAt.get(event ?? -1) ?? [])
      if (!distances.has(call) && executed.has(call)) distances.set(call, distance + 1)
    const further = event === undefined ? pointDependences(graph.map, at) : (graph.missing.get(event) ?? [])
    for (const next of further) {
      if (seenPoints.has(next) || !executed.has(next)) continue
      seenPoints.add(next)
      queue.push({ point: next, distance: distance + 1 })
    }
  }
  return sliceFrom(graph, test, [...seen], distances)
}

type Node = { readonly event?: number; readonly point?: number; readonly distance: number }

function* inOrder<T>(queue: readonly T[]): Generator<T> {
  for (let i = 0; i < queue.length; i++) yield queue[i]!
}

/** What was computed from an event's value, or happened because of it. */
export function forwardSlice(graph: DependenceGraph, from: number): Slice | null {
  const start = graph.eventOf.get(from)
  if (start === undefined || start.test === null) return null
  const users = usersOf(graph)
  const seen = new Map([[from, 0]])
  const queue = [from]
  const distances = new Map<number, number>()
  for (const event of inOrder(queue)) {
    const distance = seen.get(event)!
    const { point } = graph.eventOf.get(event)!
    if (!distances.has(point)) distances.set(point, distance)
    for (const user of users.get(event) ?? []) {
      if (seen.has(user)) continue
      seen.set(user, distance + 1)
      queue.push(user)
    }
  }
  return sliceFrom(graph, start.test, queue, distances)
}

function usersOf({ dependences }: DependenceGraph): ReadonlyMap<number, readonly number[]> {
  const users = new Map<number, number[]>()
  for (const [from, list] of dependences) {
    for (const { on } of list) {
      const known = users.get(on)
      if (known === undefined) users.set(on, [from])
      else known.push(from)
    }
  }
  return users
}

function sliceFrom(
  graph: DependenceGraph,
  test: TestId,
  events: readonly number[],
  distances: ReadonlyMap<number, number>,
): Slice {
  const { points } = graph.map
  const lines = [...distances.keys()].flatMap((point) => (points[point]!.kind === 'function' ? [] : [points[point]!.line]))
  return {
    test,
    events: events.toSorted((a, b) => a - b).map((event) => graph.eventOf.get(event)!),
    distances,
    lines: [...new Set(lines)].sort((a, b) => a - b),
  }
}

/** Of a test that made no calls, where the calls end that were made for all tests. */
function criteriaFor({ criteria, outermost }: DependenceGraph, test: TestId): Criteria | undefined {
  return criteria.get(test) ?? (outermost.get(null)?.length ? criteria.get(null) : undefined)
}

function executedPoints({ observed }: DependenceGraph, test: TestId): ReadonlySet<number> {
  const spectrum = observed.trace.spectra.find((other) => other.test === test)
  return new Set(spectrum?.counts.map(([point]) => point))
}

/**
 * The shortest way by which one event led to another, both included, in the order of the run: `data` where a link's value is used by the
 * next, `control` where it decided that the next happened; the last link is the failure. Empty where there is no way.
 */
export function pathBetween(graph: DependenceGraph, from: number, to: number): ChainLink[] {
  const next = new Map<number, { readonly event: number; readonly leads: ChainLink['leads'] }>()
  const queue = [to]
  const seen = new Set(queue)
  for (const event of inOrder(queue)) {
    if (event === from) break
    const byData = graph.dependences.get(event)?.toSorted((a, b) => Number(b.leads === 'data') - Number(a.leads === 'data')) ?? []
    for (const { on, leads } of byData) {
      if (seen.has(on) || !graph.eventOf.has(on)) continue
      seen.add(on)
      next.set(on, { event, leads })
      queue.push(on)
    }
  }
  if (!seen.has(from)) return []
  const links: ChainLink[] = []
  for (let at = from; ; at = next.get(at)!.event) {
    const { index, test, point, value } = graph.eventOf.get(at)!
    const { line, label } = graph.map.points[point]!
    const leads = at === to ? 'failure' : next.get(at)!.leads
    links.push({ event: index, test, line, label, value: value?.text ?? '', leads })
    if (at === to) return links
  }
}
