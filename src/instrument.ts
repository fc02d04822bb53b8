import { PROBE_KINDS, type InstrumentedSource, type ProbePlan, type SourceFile, type SyntaxFault } from '#core'
import { createProber } from '#probes'

export type InstrumentOutcome =
  | { readonly status: 'instrumented'; readonly program: InstrumentedSource }
  | { readonly status: 'syntax-fault'; readonly fault: SyntaxFault }

/** Places probes (all kinds, unless the plan says otherwise) and runs nothing. The result can be handed to `run()`. */
export function instrument(source: SourceFile, plan: ProbePlan = { kinds: PROBE_KINDS }): InstrumentOutcome {
  const prober = createProber()
  const parsed = prober.parse(source)
  if (parsed.status === 'syntax-fault') return parsed
  return { status: 'instrumented', program: prober.instrument(parsed.source, plan) }
}
