import type { FaultReport, ParsedSource, Prober, RunOutcome, SandboxSession, TestResult, Trace } from '#core'
import { choosePlan } from './instrumentation/choose-plan.ts'
import { localizeFault } from './analysis/localize.ts'
import type { Baseline } from './baseline.ts'

export interface Observation {
  readonly trace: Trace | null
  readonly fault: FaultReport
}

/** Puts probes into the program, runs it once more and localises the fault from what the probes saw. */
export async function observe(
  session: SandboxSession,
  prober: Prober,
  source: ParsedSource,
  baseline: Baseline,
  seed: number,
): Promise<Observation> {
  const instrumented = prober.instrument(source, choosePlan(source))
  const outcome = await session.run(instrumented, { seed, metered: baseline.metered })
  const probeEffect = disagreement(baseline.finished, outcome)
  const trace = probeEffect === null && outcome.status !== 'does-not-load' ? outcome.trace : null
  const fault = localizeFault({ source, baseline: baseline.finished, trace })
  if (probeEffect === null) return { trace, fault }
  return { trace, fault: { ...fault, notEstablished: [probeEffect, ...fault.notEstablished] } }
}

/** Instrumented and plain runs must agree on every test; else the trace shows another program and is dropped. */
function disagreement(plain: readonly TestResult[], instrumented: RunOutcome): string | null {
  if (instrumented.status === 'does-not-load') return `with probes the program does not load: ${instrumented.fault.message}`
  const statuses = new Map(instrumented.tests.map((test) => [test.id, test.status]))
  const changed = plain.filter((test) => statuses.get(test.id) !== test.status).map((test) => test.name)
  return changed.length === 0 ? null : `trace dropped: with probes these tests end differently: ${changed.join(', ')}`
}
