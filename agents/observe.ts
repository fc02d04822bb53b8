import type {
  AnalysisOptions,
  FaultReport,
  InstrumentedSource,
  ParsedSource,
  ProbePlan,
  Prober,
  RepairTask,
  RunOutcome,
  SandboxSession,
} from '#core'
import type { TestResult, Trace } from '#core'
import { analyse } from './analysis/analyse.ts'
import { rankSuspects, unlocalizedFault } from './analysis/localize.ts'
import type { Observed } from './analysis/observed.ts'
import { withProbeEffect } from './analysis/probe-effect.ts'
import type { Baseline } from './baseline.ts'
import { choosePlan, zoomPlan } from './instrumentation/choose-plan.ts'

export interface Observation {
  /** `null` where probes changed what the program does. */
  readonly trace: Trace | null
  /** The program with the probes that the trace comes from; `null` without one. */
  readonly probed: InstrumentedSource | null
  readonly fault: FaultReport
}

export interface Observer {
  readonly prober: Prober
  readonly seed: number
  readonly analysis: AnalysisOptions
}

/** Probed steps take several times as long: of a program without end so much less is looked at, unless that changes how tests end. */
const ENDLESS_SHARE = 1 / 16

/**
 * Puts probes into the program, runs it once more and localises the fault from what the probes saw; where that was seen from afar, looks
 * again, closely, at what is most suspicious.
 */
export async function observe(
  task: RepairTask,
  source: ParsedSource,
  session: SandboxSession,
  { finished, metered }: Baseline,
  { prober, seed, analysis }: Observer,
): Promise<Observation> {
  const look = async (plan: ProbePlan): Promise<Look> => {
    const program = prober.instrument(source, plan)
    const seen = async (stepsShare: number) => compared(finished, await session.run(program, { seed, metered, stepsShare }))
    const first = await seen(metered ? ENDLESS_SHARE : 1)
    return { program, ...(metered && first.trace === null ? await seen(1) : first) }
  }
  const observedIn = (trace: Trace): Observed => ({ task, source, baseline: finished, trace, parse: prober.parse })
  const plan = choosePlan(source, analysis)
  const first = await look(plan)
  if (first.trace === null) return { trace: null, probed: null, fault: unlocalizedFault(finished, analysis, first.problem) }
  const closer = zoomPlan(plan, analysis, () => rankSuspects(observedIn(first.trace), analysis), first.trace.points)
  const second = closer === null ? first : await look(closer)
  const { program, trace } = second.trace === null ? first : second
  return { trace, probed: program, fault: await analyse(observedIn(trace), program, session, seed, analysis) }
}

/** A trace that shows the program as it is without probes; else what is wrong with it. */
type Seen = { readonly trace: Trace; readonly problem: null } | { readonly trace: null; readonly problem: string | null }

type Look = Seen & { readonly program: InstrumentedSource }

function compared(plain: readonly TestResult[], outcome: RunOutcome): Seen {
  if (outcome.status === 'does-not-load') {
    return { trace: null, problem: `with probes the program does not load: ${outcome.fault.message}` }
  }
  if (outcome.trace === null) return { trace: null, problem: null }
  const trace = withProbeEffect(outcome.trace, plain, outcome.tests)
  if (trace.probeEffect.status !== 'changed') return { trace, problem: null }
  const names = new Map([...plain, ...outcome.tests].map(({ id, name }) => [id, name]))
  const changed = trace.probeEffect.tests.map((id) => names.get(id)).join(', ')
  return { trace: null, problem: `trace dropped: with probes these tests end differently: ${changed}` }
}
