import { PROBE_KINDS, type ParsedSource, type ProbeKind, type ProbePlan } from '#core'

/** Up to this length nearly everything is observed: a run of a small program costs little more than its isolate. */
const SMALL_LINES = 400
const FINE = PROBE_KINDS.filter((kind) => kind !== 'expression')

/** What tells where a long program goes, without the value of every expression on the way. */
const COARSE: readonly ProbeKind[] = ['function', 'branch', 'loop', 'statement', 'return', 'throw']

/** Beyond so many lines probes in every branch make the program too heavy to load: only which functions run is observed. */
const LARGE_LINES = 10_000
const COARSEST: readonly ProbeKind[] = ['function', 'throw']

/** Coarse first: in a long program, the room for events goes to calls, branches and results, and only counts to its statements. */
export function choosePlan(source: ParsedSource): ProbePlan {
  const lines = source.ast.loc!.end.line
  const kinds = lines > LARGE_LINES ? COARSEST : lines > SMALL_LINES ? COARSE : FINE
  return { layers: [{ kinds }], values: true }
}
