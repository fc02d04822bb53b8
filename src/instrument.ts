import { KINDS_OF, type InstrumentedSource, type ProbePlan, type SourceFile, type SyntaxFault } from '#core'
import { createProber } from '#probes'

export type InstrumentOutcome =
  | { readonly status: 'instrumented'; readonly program: InstrumentedSource }
  | { readonly status: 'syntax-fault'; readonly fault: SyntaxFault }

/** The value of every expression of the whole program. */
const EVERYTHING: ProbePlan = { layers: [{ kinds: KINDS_OF.expression }], values: true }

/** Places probes (of all kinds, unless the plan says otherwise) and runs nothing. The result can be handed to `run()`. */
export function instrument(source: SourceFile, plan: ProbePlan = EVERYTHING): InstrumentOutcome {
  const prober = createProber()
  const parsed = prober.parse(source)
  if (parsed.status === 'syntax-fault') return parsed
  return { status: 'instrumented', program: prober.instrument(parsed.source, plan) }
}
