import { KINDS_OF, PROBE_KINDS, type AnalysisOptions, type ParsedSource, type PlanLayer } from '#core'
import type { ProbeKind, ProbePlan, ProbePoint, Span, Suspect } from '#core'

/** Up to this length nearly everything is observed: a run of a small program costs little more than its isolate. */
const SMALL_LINES = 400

/** What tells where a long program goes, without the value of every expression on the way. */
const COARSE: readonly ProbeKind[] = ['function', 'branch', 'loop', 'statement', 'return', 'throw']

/** Beyond so many lines probes in every branch make the program too heavy to load: only which functions run is observed. */
const LARGE_LINES = 10_000
const COARSEST: readonly ProbeKind[] = ['function', 'throw']

/** So many of the most suspicious places are looked at closely, with the functions around them. */
const ZOOMED_SUSPECTS = 5

/** Coarse first: in a long program, the room for events goes to calls, branches and results, and only counts to its statements. */
export function choosePlan(source: ParsedSource, analysis: AnalysisOptions): ProbePlan {
  const lines = source.ast.loc!.end.line
  const kinds = lines > LARGE_LINES ? COARSEST : lines > SMALL_LINES ? COARSE : closeKinds(analysis)
  return { layers: [{ kinds }], values: true }
}

/** Fine where suspicion falls: in the functions of the first suspects. `null` where all has been looked at closely before. */
export function zoomPlan(
  { layers, values }: ProbePlan,
  analysis: AnalysisOptions,
  suspects: () => readonly Suspect[],
  points: readonly ProbePoint[],
): ProbePlan | null {
  const close = closeKinds(analysis)
  if (layers.some(({ kinds }) => kinds === close)) return null
  const functions = points.filter(({ kind }) => kind === 'function').map(({ span }) => span)
  const within = suspects()
    .slice(0, ZOOMED_SUSPECTS)
    .map(({ span }) => smallestAround(span, functions) ?? span)
  const closer: PlanLayer = { kinds: close, within: [...new Set(within)] }
  return within.length === 0 ? null : { layers: [...layers, closer], values }
}

/** Every value; literals, and that statements run, only where they may be forced. */
function closeKinds({ signals }: AnalysisOptions): readonly ProbeKind[] {
  return signals.includes('intervention') ? PROBE_KINDS : KINDS_OF.expression
}

function smallestAround({ start, end }: Span, spans: readonly Span[]): Span | undefined {
  return spans.filter((span) => span.start <= start && end <= span.end).sort((a, b) => a.end - a.start - (b.end - b.start))[0]
}
