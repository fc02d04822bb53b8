import type { FaultReport, Fold, ProbePoint, RepairContext, Trace, TraceEvent } from '#core'
import type { Field } from '../input/field.ts'
import { estimateTokens } from '../input/tokens.ts'
import { eventText, foldText } from './event-text.ts'
import { inline } from './inline.ts'
import { tellingTest } from './telling-test.ts'

/** Events that are told, however much room there is. */
const MOST = 100
/** What an event between two that are not told costs: the words that say so. */
const GAP_TOKENS = 4

/** What expressions and literals were is told only where the report cites them. */
const WAY: ReadonlySet<string> = new Set(['function', 'branch', 'loop', 'assignment', 'return', 'throw', 'exception', 'call'])

/** What the most telling failing test did, event by event: in the suspicious functions and the lines that its result comes from. */
export function traceField(context: RepairContext): readonly Field[] {
  const { trace } = context
  const test = tellingTest(context)
  if (trace === null || test === null) return []
  const { fault } = context
  const cited = citedBy(fault)
  const isTold = isNear(fault)
  const events = trace.events.filter(({ index, point, test: of }) => {
    const at = trace.points[point]!
    return of === test && (cited.has(index) || (WAY.has(at.kind) && isTold(at)))
  })
  const ranked = rankEvents(events, cited, fault?.onset?.event ?? null)
  const write = (count: number) => writeEvents(trace, ranked.slice(0, count), inline(test, 120))
  const shorten = (tokens: number) => write(countWithin(trace, ranked, tokens))
  return [{ name: 'trace', text: write(MOST), relevance: 0.6, events: ranked.slice(0, MOST).map(({ index }) => index), shorten }]
}

/** Where what happens is told: in the functions of the main suspects, and where the wrong result comes from. */
function isNear(fault: FaultReport | null): (point: ProbePoint) => boolean {
  const suspects = fault?.suspects ?? []
  const functions = new Set(
    suspects.filter(({ score }) => score >= suspects[0]!.score / 2).map(({ functionName }) => functionName),
  )
  const lines = new Set(fault?.slice.flatMap((slice) => slice.lines))
  return ({ functionName, line }) => functions.size === 0 || functions.has(functionName) || lines.has(line)
}

function citedBy(fault: FaultReport | null): ReadonlySet<number> {
  if (fault === null) return new Set()
  const { onset, chain, differences, counterfactuals } = fault
  return new Set([
    ...(onset === null ? [] : [onset.event]),
    ...chain.map(({ event }) => event),
    ...differences.flatMap(({ event }) => event ?? []),
    ...counterfactuals.map(({ event }) => event),
  ])
}

/** What the report cites comes first, and what is odd; then the nearest to the onset or, without one, to the end, where the wrong result is. */
function rankEvents(events: readonly TraceEvent[], cited: ReadonlySet<number>, onset: number | null): readonly TraceEvent[] {
  const centre = onset ?? events.at(-1)?.index ?? 0
  const rank = ({ index, anomalous }: TraceEvent) => (cited.has(index) || anomalous ? 0 : Math.abs(index - centre))
  return events.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index)
}

function writeEvents(trace: Trace, events: readonly TraceEvent[], test: string): string {
  const folds = new Map(trace.folds.map((fold) => [fold.after, fold]))
  const lines = [`Events of the failing test ${test}:`]
  let last: TraceEvent | null = null
  for (const event of events.toSorted((a, b) => a.index - b.index)) {
    const fold: Fold | undefined = last === null ? undefined : folds.get(last.index)
    if (fold !== undefined) lines.push(foldText(fold))
    else if (last !== null && event.index - last.index > 1 && isGap(trace, last, event)) lines.push('…')
    lines.push(`[e${event.index}] ${eventText(trace, event)}`)
    last = event
  }
  return lines.join('\n')
}

/** Whether the way between them leaves out what would be told. */
function isGap({ events, points }: Trace, { index: from, test }: TraceEvent, { index: to }: TraceEvent): boolean {
  return events.some(
    (event) => from < event.index && event.index < to && event.test === test && WAY.has(points[event.point]!.kind),
  )
}

function countWithin(trace: Trace, ranked: readonly TraceEvent[], tokens: number): number {
  let left = tokens - 40
  const shown = new Set<number>()
  for (const event of ranked.slice(0, MOST)) {
    left -= estimateTokens(`[e${event.index}] ${eventText(trace, event)}\n`) + GAP_TOKENS
    if (left < 0) break
    shown.add(event.index)
  }
  return shown.size
}
