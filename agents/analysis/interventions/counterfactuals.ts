import { failedIds, passedIds, type Counterfactual, type InstrumentedSource } from '#core'
import type { ProbePoint, RunOutcome, SandboxSession, TestId, TestResult, TraceEvent } from '#core'
import type { Observed } from '../observed.ts'
import { interventionOf, type Trial } from './changes.ts'
import { describeChange, describeChanged } from './describe-change.ts'
import { worthOf, type Effect } from './intervene.ts'
import type { Site } from './site.ts'

/** Interventions that are told: each is run once more. Fewer where the best one explains all failures. */
const MOST = 3
const MOST_BESIDE_FULL = 2
/** A run takes this share of its steps at first: tests that are endless anyway stay so. */
const SHORT_SHARE = 1 / 16
/** Visits of the best site that are forced one by one, to name the one that is enough for a test. */
const MOST_VISITS = 8

/**
 * What would have happened otherwise, the most telling first: the best interventions of different sites, each confirmed in a fresh isolate
 * with all tests, and where one visit is enough to turn a test green, that visit and its values.
 */
export async function findCounterfactuals(
  observed: Observed,
  program: InstrumentedSource,
  session: SandboxSession,
  seed: number,
  effects: readonly Effect[],
): Promise<readonly Counterfactual[]> {
  const best = bestOfSites(effects, failedIds(observed.baseline).length)
  const single = best[0] === undefined ? null : await oneVisit(observed, program, session, seed, best[0])
  const confirmed: Counterfactual[] = []
  for (const effect of [...(single === null ? [] : [single]), ...best]) {
    const counterfactual = await confirm(observed, program, session, seed, effect)
    if (counterfactual !== null) confirmed.push(counterfactual)
  }
  return confirmed
}

type Forced = Omit<Trial, 'weight'>

function bestOfSites(effects: readonly Effect[], allFailing: number): readonly Effect[] {
  const harmless = effects.filter(({ lost }) => lost.length === 0)
  const ranked = (harmless.length > 0 ? harmless : effects).toSorted(
    (a, b) => worthOf(b) - worthOf(a) || a.site.point.id - b.site.point.id,
  )
  const told = new Set<string>()
  const isNew = ({ site: { point }, change }: Effect) => {
    // A variable and where it is read are one thing to a reader, and so are a statement and its expression.
    const keys = [`at ${point.span.start}`, `${point.label} ${JSON.stringify(change)}`]
    return keys.filter((key) => !told.has(key) && told.add(key)).length === keys.length
  }
  const [best] = ranked
  const isFull = best !== undefined && best.lost.length === 0 && best.fixed.length === allFailing
  return ranked.filter(isNew).slice(0, isFull ? MOST_BESIDE_FULL : MOST)
}

/** The first single visit by which a failing test passes, where the change helps at all visits. */
async function oneVisit(
  { baseline }: Observed,
  program: InstrumentedSource,
  session: SandboxSession,
  seed: number,
  { site, visit, change }: Effect,
): Promise<Forced | null> {
  if (visit !== null || site.visits < 2) return null
  const visits = Array.from({ length: Math.min(site.visits, MOST_VISITS) }, (_, i) => i + 1)
  const forced = visits.map((one) => interventionOf({ site, visit: one, change }))
  // The goal of the search before: so the sandbox has a context at hand.
  const goal = { failing: failedIds(baseline), passing: passedIds(baseline), seed }
  const screenings = await session.intervene(program, forced, goal)
  const enough = screenings.findIndex((screening) => screening !== null && screening.fixed.length > 0)
  return enough < 0 ? null : { site, visit: visits[enough]!, change }
}

async function confirm(
  { baseline, trace, source }: Observed,
  program: InstrumentedSource,
  session: SandboxSession,
  seed: number,
  { site, visit, change }: Forced,
): Promise<Counterfactual | null> {
  const intervention = interventionOf({ site, visit, change })
  // What is forced may make an endless program of one that ended.
  const run = (stepsShare: number) => session.run(program, { seed, metered: true, stepsShare, intervention })
  const short = await run(SHORT_SHARE)
  const outcome = ranOutAnew(baseline, short) ? await run(1) : short
  if (outcome.status !== 'completed') return null
  const passed = new Set(passedIds(outcome.tests))
  const fixed = failedIds(baseline).filter((test) => passed.has(test))
  const lost = passedIds(baseline).filter((test) => !passed.has(test))
  const event = eventOf(site, visit, fixed)
  if (fixed.length === 0 || event === undefined) return null
  const { id, span, line, label } = site.point
  const words = describeChange(change, site, trace.points, source)
  const would = visit === null ? words : describeChanged(change, event, words)
  return { point: id, span, line, label, visit, change, event: event.index, was: event.value!.text, would, fixed, lost }
}

/** Whether a test ran out of steps that had ended by itself before. */
function ranOutAnew(baseline: readonly TestResult[], outcome: RunOutcome): boolean {
  if (outcome.status !== 'completed') return false
  const ranOut = (test: TestResult) => test.status === 'failed' && test.failure.kind === 'out-of-steps'
  const before = new Set(baseline.filter(ranOut).map(({ id }) => id))
  return outcome.tests.some((test) => ranOut(test) && !before.has(test.id))
}

/** What was seen where a value is replaced, in the first test that then passes; undefined where the trace has not kept it. */
function eventOf({ point, seen }: Site, visit: number | null, fixed: readonly TestId[]): TraceEvent | undefined {
  const events = fixed.map((test) => seen.filter((event) => event.test === test))
  for (const list of events) {
    const event = visit === null ? list[0] : list.find((_, i) => visitOf(point, list, i) === visit)
    if (event !== undefined) return event
  }
  return undefined
}

/** Which evaluation an event is in its test. A condition's visits are counted by the arm that it took: both arms' together are all. */
function visitOf({ kind }: ProbePoint, events: readonly TraceEvent[], i: number): number | undefined {
  const event = events[i]!
  if (kind !== 'branch') return event.visit
  const other = events.slice(0, i).findLast(({ value }) => value!.text !== event.value!.text)
  return event.visit === undefined ? undefined : event.visit + (other?.visit ?? 0)
}
