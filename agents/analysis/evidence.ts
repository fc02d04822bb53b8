import { contains, hitsOf, type Evidence, type ProbeKind, type ProbePoint, type Suspect } from '#core'
import type { TestId, Trace, TraceEvent } from '#core'
import { cite } from './cite.ts'

/** Suspects whose values are cited, and values in all. */
const CITED_SUSPECTS = 3
const MOST = 8
/** What every part of an expression was would hide what it came to. */
const UNTOLD: ReadonlySet<ProbeKind> = new Set<ProbeKind>(['expression', 'literal', 'effect'])

/**
 * Values that a person would ask for first: what the suspect's function was called with, the last values seen at the suspect, and what
 * the function returned. Each suspect is shown in the failing test that did least among those that ran it: it is the easiest to follow.
 */
export function citeEvidence(trace: Trace, suspects: readonly Suspect[], failed: readonly TestId[]): Evidence[] {
  const failing = trace.spectra.filter(({ test }) => failed.includes(test)).toSorted((a, b) => hitsOf(a) - hitsOf(b))
  const cited = new Set<TraceEvent>()
  for (const suspect of suspects.slice(0, CITED_SUSPECTS)) {
    const spectrum = failing.find(({ counts }) => counts.some(([point]) => contains(suspect.span, trace.points[point]!.span)))
    const events = trace.events.filter(
      (event) => event.test === spectrum?.test && event.value !== null && !UNTOLD.has(trace.points[event.point]!.kind),
    )
    for (const event of seenAt(suspect, events, trace.points)) if (cited.size < MOST) cited.add(event)
  }
  return [...cited].sort((a, b) => a.index - b.index).map((event) => cite(trace, event))
}

/** Entry of the function, the last value of every point at the suspect, and the function's result. */
function seenAt(suspect: Suspect, events: readonly TraceEvent[], points: readonly ProbePoint[]): TraceEvent[] {
  const pointOf = (event: TraceEvent) => points[event.point]!
  const inFunction = events.filter((event) => pointOf(event).functionName === suspect.functionName)
  const entry = inFunction.find((event) => pointOf(event).kind === 'function')
  const result = inFunction.findLast((event) => pointOf(event).kind === 'return')
  const here = new Map(events.filter((event) => contains(suspect.span, pointOf(event).span)).map((event) => [event.point, event]))
  const seen = [entry, ...here.values(), result].filter((event) => event !== undefined)
  const telling = seen.filter((event) => !isLiteral(event, pointOf(event)))
  return [...new Map(telling.map((event) => [sayingOf(event, pointOf(event)), event])).values()]
}

/** The operand `28` is 28: that says nothing. */
function isLiteral({ value }: TraceEvent, { kind, label }: ProbePoint): boolean {
  return kind === 'operand' && value!.text === label
}

/** Two kinds of probes may see the same value of the same text: the result of a call that is returned. */
function sayingOf({ value }: TraceEvent, { line, label }: ProbePoint): string {
  return JSON.stringify([line, label, value!.text])
}
