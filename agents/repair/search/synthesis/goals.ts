import type { Counterfactual, FaultReport, RepairContext, TestId } from '#core'
import { readLiteral } from '../scene/expectations.ts'
import type { Site } from '../scene/site.ts'
import { keyOf, seenIn, UNKNOWN, type Seen } from './value.ts'

/** What an expression would have to give: in the failing tests another value, in the passing ones what it gives. */
export interface Goal {
  readonly site: Site
  /** The visit of the site that matters, by failing test: `last`, or its number; and the value that is wanted there. */
  readonly wanted: ReadonlyMap<TestId, Want>
  /** Whether only the last visit of a passing test must stay as it is, or every visit. */
  readonly keeps: 'last' | 'all'
}

export interface Want {
  readonly visit: number | 'last'
  /** Of the value that is there. */
  readonly becomes: (own: Seen) => Seen
}

const MOST_GOALS = 12

/** Results first: what the tests expect is known for sure there; then what forcing showed. */
export function goalsOf(context: RepairContext, fault: FaultReport, sites: readonly Site[]): readonly Goal[] {
  return [...resultGoals(context, sites), ...forcedGoals(fault, sites)].slice(0, MOST_GOALS)
}

/** Where the function returns in a failing test what its assertion then compares. */
function resultGoals({ baseline, trace, parse }: RepairContext, sites: readonly Site[]): Goal[] {
  if (trace === null) return []
  const returns = new Map(trace.points.filter(({ kind }) => kind === 'return').map((point) => [point.id, point]))
  const last = new Map<TestId, { readonly point: number; readonly text: string }>()
  for (const { point, test, value } of trace.events)
    if (test !== null && value !== null && returns.has(point)) last.set(test, { point, text: value.text })
  const byPoint = new Map<number, Map<TestId, Want>>()
  for (const result of baseline) {
    const given = last.get(result.id)
    if (result.status === 'passed' || given === undefined || result.failure.expected === undefined) continue
    const { expected, actual } = result.failure
    const wanted = readLiteral(expected, parse)
    if (wanted === null || keyText(actual ?? '') !== keyText(given.text)) continue
    const wants = byPoint.get(given.point) ?? new Map<TestId, Want>()
    byPoint.set(given.point, wants.set(result.id, { visit: 'last', becomes: () => wanted.value as Seen }))
  }
  return [...byPoint]
    .sort((a, b) => b[1].size - a[1].size)
    .flatMap(([point, wanted]) => {
      const { span } = returns.get(point)!
      const site =
        sites.find(({ path, node }) => node.start === span.start && node.end === span.end && path.isExpression()) ??
        returned(sites, span.start, span.end)
      return site === undefined ? [] : [{ site, wanted, keeps: 'last' as const }]
    })
}

/** The expression of the return statement with this range. */
function returned(sites: readonly Site[], start: number, end: number): Site | undefined {
  return sites.find(
    ({ path, node }) =>
      path.isExpression() &&
      path.parentPath.isReturnStatement() &&
      path.parent.start === start &&
      path.parent.end === end &&
      node.start! > start,
  )
}

function keyText(text: string): string {
  const seen = seenIn(text)
  return seen === UNKNOWN ? text : keyOf(seen)
}

/** Where forcing a value turned failing tests green: angelic values (Chandra, Torlak, Barman, Bodik: Angelic Debugging, ICSE 2011). */
function forcedGoals({ counterfactuals }: FaultReport, sites: readonly Site[]): Goal[] {
  const byPlace = new Map<string, { site: Site; wanted: Map<TestId, Want> }>()
  for (const counterfactual of counterfactuals) {
    const { span, visit, fixed } = counterfactual
    const becomes = becomesBy(counterfactual)
    const site = sites.find(
      ({ node, targets }) => node.start === span.start && node.end === span.end && targets.includes('Expression'),
    )
    if (becomes === null || site === undefined) continue
    const place = byPlace.get(`${span.start}:${span.end}`) ?? { site, wanted: new Map<TestId, Want>() }
    byPlace.set(`${span.start}:${span.end}`, place)
    for (const test of fixed) if (!place.wanted.has(test)) place.wanted.set(test, { visit: visit ?? 1, becomes })
  }
  return [...byPlace.values()].map(({ site, wanted }) => ({ site, wanted, keeps: 'all' }))
}

function becomesBy({ change }: Counterfactual): ((own: Seen) => Seen) | null {
  if (change.kind === 'value') return () => change.value
  if (change.kind === 'plus') return (own) => (typeof own === 'number' ? own + change.by : UNKNOWN)
  if (change.kind === 'function' && change.function === 'not') return (own) => (typeof own === 'boolean' ? !own : UNKNOWN)
  return null
}
