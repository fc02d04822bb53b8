import type { ChainLink } from '#core'
import type { Observed } from './observed.ts'
import { graphOf } from './slices/graph.ts'
import { pathBetween } from './slices/slice.ts'

/** The way that an event's value took to the failure of its test; empty where the trace shows none. */
export function chainFrom(observed: Observed, start: number): readonly ChainLink[] {
  const graph = graphOf(observed)
  const test = graph?.eventOf.get(start)?.test
  if (graph === null || test == null) return []
  const ends = graph.criteria.get(test)?.events ?? []
  const ways = ends.map((end) => pathBetween(graph, start, end)).filter((links) => links.length > 1)
  return ways.toSorted((a, b) => a.length - b.length)[0] ?? []
}
