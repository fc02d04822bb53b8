import type { ProbePoint, TraceEvent } from '#core'

/** Stands for the call of an event that does not tell it. */
export const NO_CALL = 0xffffffff

interface Open {
  readonly call: number
  readonly functionName: string
}

/**
 * Finds the calls of events that do not tell theirs: the last numbers, outcomes and turns of busy points. Entries tell theirs always, and so
 * do the first events of a point: going along with the calls that are entered and left gives the rest, but for what came before the first
 * entry that was kept: that takes the call of what follows in its function.
 */
export function fillCalls(points: readonly ProbePoint[], events: readonly TraceEvent[]): TraceEvent[] {
  const open: Open[] = []
  const filled = events.map((event): TraceEvent => {
    const { kind, functionName } = points[event.point]!
    const isOpen = (entry: Open) => (event.call === NO_CALL ? entry.functionName === functionName : entry.call === event.call)
    const at = kind === 'function' ? -1 : open.findLastIndex(isOpen)
    // Whatever was entered after it and not left by a return came to its end.
    if (at >= 0) open.length = at + 1
    else if (event.call !== NO_CALL) open.push({ call: event.call, functionName })
    const call = at >= 0 ? open[at]!.call : event.call
    if (at >= 0 && (kind === 'return' || kind === 'exception')) open.pop()
    return { ...event, call }
  })
  return fillFromBehind(points, filled)
}

function fillFromBehind(points: readonly ProbePoint[], events: readonly TraceEvent[]): TraceEvent[] {
  const next = new Map<string, number>()
  return events
    .toReversed()
    .map((event) => {
      const { functionName } = points[event.point]!
      const call = event.call === NO_CALL ? (next.get(functionName) ?? 0) : event.call
      next.set(functionName, call)
      return { ...event, call }
    })
    .reverse()
}
