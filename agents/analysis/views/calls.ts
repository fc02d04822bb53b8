import type { ProbePoint, TestId, Trace, TraceEvent } from '#core'

/** One call as the trace shows it. */
export interface SeenCall {
  /** The function's point. */
  readonly point: ProbePoint
  readonly test: TestId | null
  readonly call: number
  readonly caller: number
  readonly entry: TraceEvent
  /** The return, or the exception that left it; null where neither was kept, and where nothing was returned. */
  readonly end: TraceEvent | null
  readonly threw: boolean
}

/** So many first events of a point and test tell their call by themselves; that of later ones is found by going along with the calls. */
const SURE_VISITS = 16

/** The calls whose arguments were kept, in the order of their entries. */
export function callsOf(trace: Trace): SeenCall[] {
  const ends = endsOf(trace)
  const isEntered = ([point]: readonly [number, number]) => trace.points[point]!.kind === 'function'
  const counts = new Map(trace.spectra.map(({ test, counts: pairs }) => [test, new Map(pairs.filter(isEntered))]))
  return trace.events.flatMap((entry): SeenCall[] => {
    const { caller, call, test, value } = entry
    if (caller === undefined || value === null) return []
    const few = (counts.get(test!)?.get(entry.point) ?? 0) <= 2 * SURE_VISITS
    const found = ends.get(call)
    const sure = few || (found?.visit ?? Infinity) <= SURE_VISITS ? found : undefined
    const end = sure ?? null
    return [{ point: trace.points[entry.point]!, test, call, caller, entry, end, threw: end !== null && isException(trace, end) }]
  })
}

/** Where each call ended, as far as that was kept: a return that was overtaken by `finally` is none. */
function endsOf(trace: Trace): ReadonlyMap<number, TraceEvent> {
  const entered = new Map<number, ProbePoint>()
  const ends = new Map<number, TraceEvent>()
  for (const event of trace.events) {
    const { kind, span } = trace.points[event.point]!
    if (event.caller !== undefined) entered.set(event.call, trace.points[event.point]!)
    const own = entered.get(event.call)?.span
    const leaves = kind === 'exception' && own?.start === span.start && own.end === span.end
    if (kind === 'return' || leaves) ends.set(event.call, event)
  }
  return ends
}

function isException({ points }: Trace, { point }: TraceEvent): boolean {
  return points[point]!.kind === 'exception'
}

/** What a call gave or threw; null where that was not kept. */
export function resultOf({ end }: SeenCall): string | null {
  return end?.value?.text ?? null
}

/** Texts that were cut are no proof that two values are alike. */
export function isWhole(text: string): boolean {
  return !text.includes('…')
}

/** Functions without a name of their own have that of the one around them. */
export function hasName({ label }: ProbePoint): boolean {
  return !label.startsWith('(')
}
