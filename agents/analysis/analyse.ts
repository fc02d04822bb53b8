import type { AnalysisOptions, FaultReport, InstrumentedSource, SandboxSession } from '#core'
import { failedIds } from '#core'
import { findCounterfactuals } from './interventions/counterfactuals.ts'
import { chainFrom } from './chain.ts'
import { intervene } from './interventions/intervene.ts'
import { scoreInterventions } from './interventions/score-interventions.ts'
import { localizeFault, scoreSignals } from './localize.ts'
import type { Observed } from './observed.ts'

/** Where the fault probably is, from a trace, and from forcing what the traced program computes where that is asked for. */
export async function analyse(
  observed: Observed,
  program: InstrumentedSource,
  session: SandboxSession,
  seed: number,
  options: AnalysisOptions,
): Promise<FaultReport> {
  const scores = scoreSignals(observed, options)
  const failed = failedIds(observed.baseline)
  if (!options.signals.includes('intervention') || failed.length === 0) return localizeFault(observed, options, scores)
  const { points } = observed.trace
  const { effects, chosen, tried } = await intervene(
    observed,
    program,
    session,
    seed,
    scores.get('spectrum') ?? [],
    options.interventionMs,
  )
  scores.set('intervention', scoreInterventions(points, effects, failed.length))
  const fault = localizeFault(observed, options, scores)
  const counterfactuals = await findCounterfactuals(observed, program, session, seed, effects)
  const [cause] = counterfactuals
  const chain = fault.chain.length > 0 || cause === undefined ? fault.chain : chainFrom(observed, cause.event)
  const late = tried === chosen ? [] : [`interventions were given up as too slow: ${tried} of ${chosen} were tried`]
  const unmoved = effects.length > 0 ? [] : ['no single value that was forced made a failing test pass']
  return { ...fault, chain, counterfactuals, notEstablished: [...fault.notEstablished, ...late, ...unmoved] }
}
