import type { Behaviour, Tried } from '../behaviours/behaviours.ts'
import { NO_END, type Result } from '../behaviours/run-calls.ts'
import type { Generated } from '../inputs/generate.ts'

/**
 * What speaks against a patch, in logarithms of the place that it was proposed at. Chosen on one half of the problems of HumanEvalFix JS and
 * of a sample of llm-bugs, and checked on the other: the order of proposal says most by far.
 */
const WEIGHTS = { rank: 1, furtherKind: 1.5, contradicts: 2, broken: 0.5 }

/** The likeliest behaviour first, and in each one the likeliest patch. */
export function rankBehaviours(behaviours: readonly Behaviour[], generated: readonly Generated[]): readonly Behaviour[] {
  const cost = new Map(behaviours.flat().map((tried) => [tried, costOf(tried, generated)]))
  const by = (a: Tried, b: Tried) => cost.get(a)! - cost.get(b)!
  return behaviours.map((patches) => patches.toSorted(by) as unknown as Behaviour).sort(([a], [b]) => by(a, b))
}

function costOf({ rank, candidate, contradicted, results }: Tried, generated: readonly Generated[]): number {
  const like = results.filter((_, i) => generated[i]!.unlike === 0)
  const broken = like.filter(isBroken).length / Math.max(1, like.length)
  const further = new Set(candidate.operators).size - 1
  return (
    WEIGHTS.rank * Math.log(1 + rank) +
    WEIGHTS.furtherKind * further +
    WEIGHTS.contradicts * Math.sign(contradicted) +
    WEIGHTS.broken * broken
  )
}

/** What functions are seldom meant to give for arguments like the tests'. */
function isBroken(result: Result): boolean {
  return result === NO_END || result.startsWith('throws ') || /\b(?:undefined|NaN)\b/.test(result)
}
