import type { Evidence, Suspect, TestId, Trace, TraceEvent } from '#core'

/** Suspects whose values are cited. */
const CITED_SUSPECTS = 3
const MOST = 8

/**
 * Values that a person would ask for first, from the shortest failing test: what the suspects' function was called with, the last
 * values seen at the top suspects, and what it returned.
 */
export function citeEvidence(trace: Trace, suspects: readonly Suspect[], failed: readonly TestId[]): Evidence[] {
  const test = shortest(trace, failed)
  if (test === null) return []
  const events = trace.events.filter((event) => event.test === test && event.value !== null)
  const cited = new Set<TraceEvent>()
  for (const suspect of suspects.slice(0, CITED_SUSPECTS)) {
    const pointOf = (event: TraceEvent) => trace.points[event.point]!
    const here = events.filter((event) => {
      const { span, kind } = pointOf(event)
      return kind !== 'function' && suspect.span.start <= span.start && span.end <= suspect.span.end
    })
    const around = events.filter((event) => pointOf(event).functionName === suspect.functionName)
    const entry = around.find((event) => pointOf(event).kind === 'function')
    const last = around.findLast((event) => pointOf(event).kind === 'return')
    for (const event of [entry, ...lastOfEachPoint(here), last]) if (event !== undefined && cited.size < MOST) cited.add(event)
  }
  return [...cited]
    .sort((a, b) => a.index - b.index)
    .map(({ index, point, value }) => {
      const { line, label } = trace.points[point]!
      return { event: index, test, line, label, value: value!.text }
    })
}

function lastOfEachPoint(events: readonly TraceEvent[]): TraceEvent[] {
  return [...new Map(events.map((event) => [event.point, event])).values()]
}

/** The failing test that did least is the easiest to follow; among equals the first. */
function shortest(trace: Trace, failed: readonly TestId[]): TestId | null {
  const steps = trace.spectra
    .filter(({ test, counts }) => failed.includes(test) && counts.length > 0)
    .map(({ test, counts }) => ({ test, steps: counts.reduce((sum, [, count]) => sum + count, 0) }))
  return steps.toSorted((a, b) => a.steps - b.steps)[0]?.test ?? null
}
