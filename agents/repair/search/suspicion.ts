import type { FaultReport, Span, TestResult, Trace } from '#core'

/** How suspicious the range is, 0 to 1. */
export type Suspicion = (start: number, end: number) => number

/** Where nothing is known, everything is equally suspicious. */
const UNKNOWN = 0.5

interface ScoredSpan extends Span {
  readonly score: number
}

/** A range is as suspicious as the smallest observed place around it. */
export function createSuspicion(fault: FaultReport | null, trace: Trace | null, baseline: readonly TestResult[]): Suspicion {
  const places = [...(trace === null ? (fault?.suspects ?? []).map(toScored) : scorePoints(trace, baseline))]
  if (places.length === 0) return () => UNKNOWN
  places.sort((a, b) => a.end - a.start - (b.end - b.start) || b.score - a.score)
  const least = Math.min(UNKNOWN, ...places.map((place) => place.score))
  return (start, end) => places.find((place) => place.start <= start && end <= place.end)?.score ?? least
}

function toScored({ span, score }: { readonly span: Span; readonly score: number }): ScoredSpan {
  return { ...span, score }
}

/** Ochiai of every probe point, from the spectra: failing / sqrt(all failing * all that ran it). */
function scorePoints(trace: Trace, baseline: readonly TestResult[]): ScoredSpan[] {
  const failed = new Set(baseline.filter((test) => test.status === 'failed').map((test) => test.id))
  const seen = trace.points.map(() => ({ failing: 0, passing: 0 }))
  for (const { test, counts } of trace.spectra) {
    for (const [point] of counts) seen[point]![failed.has(test) ? 'failing' : 'passing'] += 1
  }
  return trace.points.map(({ span }, i) => {
    const { failing, passing } = seen[i]!
    return { ...span, score: failing === 0 ? 0 : failing / Math.sqrt(failed.size * (failing + passing)) }
  })
}
