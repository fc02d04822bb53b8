import type { AnalysisOptions, FaultReport, ParsedSource, ProbePlan, Prober, RepairTask, RunOutcome, SandboxSession } from '#core'
import type { TestResult, Trace } from '#core'
import { localizeFault, unlocalizedFault } from './analysis/localize.ts'
import { withProbeEffect } from './analysis/probe-effect.ts'
import type { Baseline } from './baseline.ts'
import { choosePlan, zoomPlan } from './instrumentation/choose-plan.ts'

export interface Observation {
  /** `null` where probes changed what the program does. */
  readonly trace: Trace | null
  readonly fault: FaultReport
}

export interface Observer {
  readonly prober: Prober
  readonly seed: number
  readonly analysis: AnalysisOptions
}

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
  const look = async (plan: ProbePlan): Promise<Observation> => {
    const outcome = await session.run(prober.instrument(source, plan), { seed, metered })
    const { trace, problem } = compared(finished, outcome)
    if (trace === null) return { trace, fault: unlocalizedFault(finished, analysis, problem === null ? [] : [problem]) }
    return { trace, fault: localizeFault({ task, source, baseline: finished, trace, parse: prober.parse }, analysis) }
  }
  const plan = choosePlan(source, analysis)
  const first = await look(plan)
  const closer = first.trace === null ? null : zoomPlan(plan, analysis, first.fault, first.trace.points)
  if (closer === null) return first
  const second = await look(closer)
  return second.trace === null ? first : second
}

/** A trace that shows the program as it is without probes; else what is wrong with it. */
function compared(
  plain: readonly TestResult[],
  outcome: RunOutcome,
): { readonly trace: Trace | null; readonly problem: string | null } {
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
