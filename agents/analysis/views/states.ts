import type { ProbeKind, ProbePoint, Trace, TraceEvent } from '#core'
import { isRead as isReadLabel } from '../divergence/facts.ts'
import type { BlockVisit } from './block-visits.ts'

const MOST = 8
const ASSIGNING: ReadonlySet<ProbeKind> = new Set<ProbeKind>(['assignment', 'loop'])
/** What a block comes to besides its variables. */
const OUTCOMES: ReadonlySet<ProbeKind> = new Set<ProbeKind>(['branch', 'return', 'throw'])

/**
 * What the variables of a block were before it ran and what it made of them. A variable that is read before it is assigned is shown as it was
 * read, one that is only assigned as it was last seen in the same call. Elements and properties are shown as they were read.
 */
export function statesOf({ points, events }: Trace, visit: BlockVisit): { before: TraceEvent[]; after: TraceEvent[] } {
  const before = new Map<string, TraceEvent>()
  const after = new Map<string, TraceEvent>()
  const outcomes: TraceEvent[] = []
  for (const event of visit.events) {
    const point = points[event.point]!
    if (event.value === null) continue
    if (OUTCOMES.has(point.kind)) outcomes.push(event)
    if (ASSIGNING.has(point.kind)) {
      if (!before.has(point.label) && !after.has(point.label)) {
        const earlier = lastSeen(points, events, event, visit)
        if (earlier !== undefined) before.set(point.label, earlier)
      }
      after.set(point.label, event)
    } else if (isRead(point) && !after.has(point.label) && !before.has(point.label)) before.set(point.label, event)
  }
  return { before: [...before.values()].slice(0, MOST), after: [...after.values(), ...outcomes].slice(-MOST) }
}

/** The variable before the block that assigns it. */
function lastSeen(
  points: readonly ProbePoint[],
  events: readonly TraceEvent[],
  at: TraceEvent,
  { call, events: own }: BlockVisit,
) {
  const { label, variable } = points[at.point]!
  const isSame = (point: ProbePoint) =>
    point.label === label && (isRead(point) || (ASSIGNING.has(point.kind) && point.variable?.start === variable?.start))
  const { index, test } = own[0]!
  return events.findLast(
    (event) =>
      event.index < index && event.test === test && event.call === call && event.value !== null && isSame(points[event.point]!),
  )
}

function isRead({ kind, label }: ProbePoint): boolean {
  return (kind === 'expression' || kind === 'operand') && isReadLabel(label)
}
