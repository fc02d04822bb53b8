import type { FaultReport, Span, TestResult, Trace } from '#core'
import { ochiai } from '../../../analysis/spectra/ochiai.ts'
import { isLocating } from '../../../analysis/places.ts'
import { countRuns } from '../../../analysis/spectra/runs.ts'

/** How suspicious the range is, 0 to 1. */
export type Suspicion = (start: number, end: number) => number

/** Where nothing is known, everything is equally suspicious. */
const UNKNOWN = 0.5

interface ScoredSpan extends Span {
  readonly score: number
}

/** A scored place and the smallest one around it. */
interface Nested extends ScoredSpan {
  readonly around: Nested | null
}

/** A range is as suspicious as the smallest observed place around it. */
export function createSuspicion(fault: FaultReport | null, trace: Trace | null, baseline: readonly TestResult[]): Suspicion {
  const places = [...(trace === null ? (fault?.suspects ?? []).map(toScored) : scorePoints(trace, baseline))]
  if (places.length === 0) return () => UNKNOWN
  const nested = nest(places)
  const least = places.reduce((lowest, { score }) => Math.min(lowest, score), UNKNOWN)
  return (start, end) => placeAround(nested, start, end)?.score ?? least
}

/** What a closer look leaves of the suspicion of a place that it does not name. */
const UNNAMED = 0.5

/** The suspicion after a closer look: what the report says of the places that it names, and half of what was thought before of the others. */
export function sharpen(before: Suspicion, { suspects }: FaultReport): Suspicion {
  const named = nest(suspects.map(toScored))
  return (start, end) => placeAround(named, start, end)?.score ?? UNNAMED * before(start, end)
}

function placeAround(nested: readonly Nested[], start: number, end: number): Nested | null {
  let place = lastStartingBy(nested, start)
  while (place !== null && place.end < end) place = place.around
  return place
}

/** In order of the source, each with what it lies in: probed places nest as the syntax does. Of equal ranges the most suspicious is innermost. */
function nest(places: readonly ScoredSpan[]): readonly Nested[] {
  const nested: Nested[] = []
  let around: Nested | null = null
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end || a.score - b.score)) {
    while (around !== null && around.end < place.end) around = around.around
    around = { ...place, around }
    nested.push(around)
  }
  return nested
}

function lastStartingBy(nested: readonly Nested[], start: number): Nested | null {
  let low = 0
  let high = nested.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (nested[middle]!.start <= start) low = middle + 1
    else high = middle
  }
  return nested[low - 1] ?? null
}

function toScored({ span, score }: { readonly span: Span; readonly score: number }): ScoredSpan {
  return { ...span, score }
}

/** Ochiai of every probe point that tells places apart, from the spectra. */
function scorePoints(trace: Trace, baseline: readonly TestResult[]): ScoredSpan[] {
  const { failing, passing, allFailing } = countRuns(trace, baseline)
  return trace.points
    .filter(isLocating)
    .map(({ id, span }) => ({ ...span, score: ochiai(failing[id]!, passing[id]!, allFailing) }))
}
