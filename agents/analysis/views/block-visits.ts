import type { ProbePoint, Span, Trace, TraceEvent } from '#core'
import type { BasicBlock } from './basic-blocks.ts'

/** One time that a block ran: its events, without those of the calls that it made. */
export interface BlockVisit {
  readonly call: number
  readonly events: readonly TraceEvent[]
}

/** Tells the block of a point by its id; `null` where it lies in none, as an `if` does that holds blocks. */
export type BlockOf = (point: number) => BasicBlock | null

/** Looks each point up once: of a long program few points are asked. */
export function blocksOfPoints(points: readonly ProbePoint[], blocks: readonly BasicBlock[]): BlockOf {
  const known = new Map<number, BasicBlock | null>()
  return (point) => {
    if (!known.has(point)) known.set(point, blockOf(points[point]!, blocks))
    return known.get(point)!
  }
}

/** What a loop draws is the first thing in its body. */
function blockOf({ kind, span }: ProbePoint, blocks: readonly BasicBlock[]): BasicBlock | null {
  if (kind !== 'loop') return blockAround(span, blocks)
  return blocks.find(({ spans }) => span.start < spans[0]!.start && spans[0]!.end <= span.end) ?? null
}

/** The block whose part around the span is the smallest. */
export function blockAround(span: Span, blocks: readonly BasicBlock[]): BasicBlock | null {
  let best: BasicBlock | null = null
  let least = Infinity
  for (const block of blocks) {
    for (const { start, end } of block.spans) {
      if (start > span.start || span.end > end || end - start >= least) continue
      best = block
      least = end - start
    }
  }
  return best
}

/**
 * The visits of a block in a test, in their order. A visit ends where its call goes to another block, or comes by one of its points again: there
 * is no way back inside of a block.
 */
export function visitsOf(block: BasicBlock, blockAt: BlockOf, events: readonly TraceEvent[]): BlockVisit[] {
  const visits: { call: number; events: TraceEvent[] }[] = []
  const open = new Map<number, { call: number; events: TraceEvent[] }>()
  for (const event of events) {
    const { call, point } = event
    if (blockAt(point) !== block) {
      if (blockAt(point) !== null) open.delete(call)
      continue
    }
    const visit = open.get(call)
    if (visit === undefined || visit.events.some((other) => other.point === point)) {
      const fresh = { call, events: [event] }
      open.set(call, fresh)
      visits.push(fresh)
    } else visit.events.push(event)
  }
  return visits
}

/** Which time it was that the block ran in its test, from 1, and how often it did: as its most frequent point tells. */
export function countVisits({ points, spectra }: Trace, { events }: BlockVisit): { visit: number; visits: number } {
  const counts = new Map(spectra.find(({ test }) => test === events[0]!.test)?.counts)
  const values = events.filter(({ point }) => points[point]!.kind !== 'branch')
  const visit = Math.max(1, ...values.map((event) => event.visit ?? 1))
  return { visit, visits: Math.max(visit, ...events.map(({ point }) => counts.get(point) ?? 1)) }
}
