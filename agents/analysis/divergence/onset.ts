import type { Onset, Trace, TraceEvent } from '#core'
import { cite } from '../cite.ts'
import type { Observed } from '../observed.ts'
import { departuresOf, type Departure } from './departures.ts'
import { readRuns, type Run, type Step } from './runs.ts'
import { classOf } from './value-class.ts'

/** What passing runs saw at the onset's point: so many events. */
const MOST_PASSING = 3

/**
 * The first event of the easiest failing run that departs from all passing runs, as far as it can be told: of several departures the ones
 * that most failing runs share count, since each run alone may differ merely by its input. Where none departs, as when nothing passes, the first
 * anomaly is the onset: an exception, what is no number, a read that found nothing.
 */
export function findOnset(observed: Observed): Onset | null {
  const { trace } = observed
  const runs = readRuns(observed)
  const failing = runs.failing.toSorted((a, b) => a.steps.length - b.steps.length)
  const departures = departuresOf(runs)
  const shares = [...departures.values()].flat().map(({ share }) => share)
  const most = Math.max(0, ...shares)
  for (const run of failing) {
    const first = departures.get(run)!.find(({ share }) => share === most)
    if (first !== undefined) return onsetAt(trace, run, first, runs.passing)
  }
  return firstAnomaly(trace, failing, runs.passing)
}

function onsetAt(trace: Trace, run: Run, { step, fact }: Departure, passing: readonly Run[]): Onset {
  const alike = passing.toSorted((a, b) => commonPath(run, b) - commonPath(run, a))
  const lastOf = (isHere: (other: Step) => boolean) => alike.flatMap(({ steps }) => steps.findLast(isHere)?.event ?? [])
  const inContext = lastOf((other) => isSamePlace(other, step))
  const seen = inContext.length > 0 ? inContext : lastOf(({ event }) => event.point === step.event.point)
  return {
    ...cite(trace, step.event),
    departs: fact.departs,
    passing: seen.slice(0, MOST_PASSING).map((event) => cite(trace, event)),
  }
}

/** How many steps two runs go alike from their beginnings. */
function commonPath({ steps }: Run, other: Run): number {
  const end = steps.findIndex((step, i) => other.steps[i] === undefined || !isSamePlace(step, other.steps[i]))
  return end < 0 ? steps.length : end
}

function isSamePlace(a: Step, b: Step): boolean {
  return a.event.point === b.event.point && a.context === b.context
}

function firstAnomaly(trace: Trace, failing: readonly Run[], passing: readonly Run[]): Onset | null {
  const anomalies = ({ steps }: Run) => steps.filter(({ event }) => isAnomaly(trace, event))
  const harmless = new Set(passing.flatMap(anomalies).map(({ event }) => event.point))
  for (const run of failing) {
    const first = anomalies(run).find(({ event }) => !harmless.has(event.point))
    if (first !== undefined) return { ...cite(trace, first.event), departs: 'value', passing: [] }
  }
  return null
}

function isAnomaly({ points }: Trace, { point, value }: TraceEvent): boolean {
  const { kind } = points[point]!
  if (kind === 'exception') return true
  if (value === null || kind === 'function' || kind === 'return') return false
  return classOf(value) === 'not a number' || (value.type === 'undefined' && kind === 'expression')
}
