import { lengthOf, type AnalysisOptions, type ProbeKind, type ProbePoint, type Signal, type Span } from '#core'
import { insideOf } from './inside.ts'
import type { Observed, PointScores } from './observed.ts'
import { countRuns } from './spectra/runs.ts'
import { weigh } from './weigh.ts'

/** A range of the program that is observed, by one point or by several, with the score of the most suspicious of them. */
export interface Place {
  readonly span: Span
  readonly points: readonly ProbePoint[]
  readonly score: number
  readonly signals: Partial<Record<Signal, number>>
  readonly failing: number
  readonly passing: number
}

/**
 * Kinds whose spectra tell no places apart: they see the same ones once more (calls lie in statements, expressions in all), or cover a
 * whole function and are reached by failing tests alone (exceptions).
 */
const NOT_LOCATING: ReadonlySet<ProbeKind> = new Set<ProbeKind>(['exception', 'await', 'call', 'expression', 'literal', 'effect'])

export function isLocating({ kind }: ProbePoint): boolean {
  return !NOT_LOCATING.has(kind)
}

/** All places that a failing test ran; points of the same range are one place. */
export function scorePlaces(
  { trace, baseline }: Observed,
  scores: ReadonlyMap<Signal, PointScores>,
  { places: level }: AnalysisOptions,
): Place[] {
  const runs = countRuns(trace, baseline)
  const moved = scores.get('intervention') ?? []
  const isAsked = (point: ProbePoint) =>
    level === 'statements' ? point.kind === 'statement' : isLocating(point) || (moved[point.id] ?? 0) > 0
  const places = new Map<string, Place>()
  for (const point of trace.points.filter(isAsked)) {
    const failing = runs.failing[point.id]!
    if (failing === 0) continue
    const signals = Object.fromEntries([...scores].map(([signal, list]) => [signal, list[point.id]!])) as Place['signals']
    const key = `${point.span.start}-${point.span.end}`
    const before = places.get(key)
    const points = [...(before?.points ?? []), point]
    const place = { span: point.span, points, score: weigh(signals), signals, failing, passing: runs.passing[point.id]! }
    places.set(key, before !== undefined && before.score >= place.score ? { ...before, points } : place)
  }
  return [...places.values()]
}

/**
 * Of places inside of one another, those that say most: a place that holds statements of its own gives way to an equally suspicious
 * one inside; an expression is left out where its statement or condition is just as suspicious, and a function's head where anything in it is
 * suspicious at all.
 */
export function mostSpecific(places: readonly Place[]): Place[] {
  const statements = places.filter(({ points }) => points.some(({ kind }) => kind === 'statement' || kind === 'return'))
  const [placesIn, statementsIn] = [insideOf(places), insideOf(statements)]
  const holders = new Set(places.filter(({ span }) => statementsIn(span).length > 0))
  const kept: Place[] = []
  const keptAround = new Map<Place, Place[]>()
  const saysMore = (place: Place, inner: readonly Place[]) =>
    holders.has(place)
      ? inner.every(({ score }) => score < place.score)
      : (keptAround.get(place) ?? []).every((other) => other.score < place.score || holders.has(other))
  for (const place of places.toSorted((a, b) => lengthOf(b.span) - lengthOf(a.span))) {
    const inner = placesIn(place.span)
    const isHeld = inner.length > 0 && place.points.every(({ kind }) => kind === 'function')
    if (isHeld || !saysMore(place, inner)) continue
    kept.push(place)
    for (const other of inner) keptAround.set(other, [...(keptAround.get(other) ?? []), place])
  }
  return kept
}

/** What a place is, by the kind that says most about it. */
const TELLING: readonly ProbeKind[] = [
  'branch',
  'return',
  'throw',
  'assignment',
  'loop',
  'operand',
  'statement',
  'call',
  'expression',
  'literal',
  'effect',
  'await',
  'function',
]

export function kindOf(points: readonly ProbePoint[]): ProbeKind {
  return TELLING.find((kind) => points.some((point) => point.kind === kind))!
}
