import { failedIds, passedIds, type TestId, type Trace, type TraceEvent } from '#core'
import type { Observed } from '../observed.ts'
import { factsOf, type Fact } from './facts.ts'

/** One event of a test's run: where it stands in the run, and what is said of it to compare it with other runs. */
export interface Step {
  readonly event: TraceEvent
  /** Functions that were open, from the test's outermost call on, each once: recursion is no other context. */
  readonly context: string
  readonly facts: readonly Fact[]
}

/** A test's events in their order. */
export interface Run {
  readonly test: TestId
  readonly steps: readonly Step[]
}

export interface Runs {
  readonly failing: readonly Run[]
  readonly passing: readonly Run[]
}

/** Kinds that are there to be forced: what they see is the same each time, or is seen by others. */
const FORCED: ReadonlySet<string> = new Set(['literal', 'effect'])

export function tellingEvents({ points, events }: Trace): TraceEvent[] {
  return events.filter(({ point }) => !FORCED.has(points[point]!.kind))
}

const known = new WeakMap<Pick<Observed, 'trace' | 'baseline'>, Runs>()

/** The runs of what was observed, read when they are first asked for. */
export function readRuns(observed: Pick<Observed, 'trace' | 'baseline'>): Runs {
  let runs = known.get(observed)
  if (runs === undefined) known.set(observed, (runs = runsOf(observed)))
  return runs
}

function runsOf({ trace, baseline }: Pick<Observed, 'trace' | 'baseline'>): Runs {
  const byTest = Map.groupBy(tellingEvents(trace), ({ test }) => test)
  const runOf = (test: TestId) => ({ test, steps: stepsOf(trace, byTest.get(test) ?? []) })
  return { failing: failedIds(baseline).map(runOf), passing: passedIds(baseline).map(runOf) }
}

function stepsOf(trace: Trace, events: readonly TraceEvent[]): Step[] {
  const contexts = contextsOf(events)
  const latest = new Map<string, string>()
  const facts = factsOf(trace.points, events)
  return events.map((event, i) => {
    const { functionName } = trace.points[event.point]!
    // Late calls do not tell who made them: most likely who made the ones before.
    const context = contexts.get(event.call) ?? latest.get(functionName) ?? ''
    latest.set(functionName, context)
    return { event, context, facts: facts[i]! }
  })
}

/** The calling context of each call that tells its caller. */
function contextsOf(events: readonly TraceEvent[]): ReadonlyMap<number, string> {
  const contexts = new Map<number, string>()
  for (const { call, caller, point, value } of events) {
    if (caller === undefined || value === null) continue
    const outer = contexts.get(caller) ?? ''
    contexts.set(call, outer.split('>').includes(String(point)) ? outer : `${outer}>${point}`)
  }
  return contexts
}
