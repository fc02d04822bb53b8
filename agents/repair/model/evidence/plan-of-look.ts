import { KINDS_OF, type ParsedSource, type PlanLayer, type ProbeKind, type ProbePlan } from '#core'
import type { InstrumentationAnswer, LookKind } from '../prompts/instrumentation.ts'

const PROBES: Readonly<Record<LookKind, readonly ProbeKind[]>> = {
  calls: ['function', 'call', 'exception'],
  branches: ['branch'],
  loops: ['loop'],
  assignments: ['assignment'],
  returns: ['return', 'throw', 'exception'],
  values: ['operand', 'call', 'expression', 'await'],
}

/** Ranges that one look may have. */
const MOST_LAYERS = 4

/**
 * The plan that an instrumentation answer asks for. Lines outside of the program are left out, and so is all else that makes no sense: whatever
 * it says, there comes a plan of probes, and probes only watch. Calls of functions are always seen, so that events have an order to read.
 */
export function planOfLook({ look }: InstrumentationAnswer, { text }: ParsedSource): ProbePlan {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)]
  const layers = look.flatMap(({ from, to, kinds }): PlanLayer[] => {
    const [first, last] = [Math.max(1, Math.min(from, to)), Math.min(starts.length, Math.max(from, to))]
    const probes = [...new Set(kinds.flatMap((kind) => PROBES[kind]))]
    if (!(first <= last) || probes.length === 0) return []
    return [{ kinds: probes, within: [{ start: starts[first - 1]!, end: starts[last] ?? text.length }] }]
  })
  return { layers: [{ kinds: KINDS_OF.function }, ...layers.slice(0, MOST_LAYERS)], values: true }
}
