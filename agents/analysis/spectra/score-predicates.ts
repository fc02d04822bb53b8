import { failedIds, passedIds, type ProbePoint, type TestId } from '#core'
import type { Observed, PointScores } from '../observed.ts'
import { isLocating } from '../places.ts'
import { predicatesHeld } from './held.ts'
import { PREDICATES, type PredicateSet } from './predicates.ts'

/**
 * Suspiciousness by what held where a point was reached: that of its best predicate. A predicate that holds wherever the point is reached
 * says nothing: what counts is by how much it makes failing likelier than being there does (its increase), and in how many of the failing
 * tests it held. Liblit, Naik, Zheng, Aiken, Jordan: Scalable Statistical Bug Isolation, PLDI 2005; with the few tests of a function, the
 * share of failing ones stands in for the logarithms of their numbers. A test whose events of a point were all dropped is left out there.
 */
export function scorePredicates({ trace, baseline }: Observed): PointScores {
  const held = predicatesHeld(trace)
  const setsOf = (tests: readonly TestId[]) => tests.flatMap((test) => (held.has(test) ? [held.get(test)!] : []))
  const [failing, passing] = [setsOf(failedIds(baseline)), setsOf(passedIds(baseline))]
  const all = failedIds(baseline).length
  const scores = trace.points.map(({ id }) => {
    const seenBy = (sets: readonly (readonly PredicateSet[])[]) => sets.map((set) => set[id]!).filter((set) => set !== 0)
    return bestOf(seenBy(failing), seenBy(passing), all)
  })
  return withInner(trace.points, scores)
}

function bestOf(failing: readonly PredicateSet[], passing: readonly PredicateSet[], all: number): number {
  if (failing.length === 0 || passing.length === 0) return 0
  const context = failing.length / (failing.length + passing.length)
  let best = 0
  for (let bit = 1; bit <= 1 << (PREDICATES.length - 1); bit <<= 1) {
    const inFailing = countOf(failing, bit)
    if (inFailing === 0) continue
    const increase = inFailing / (inFailing + countOf(passing, bit)) - context
    if (increase > 0) best = Math.max(best, 2 / (1 / increase + all / inFailing))
  }
  return best
}

function countOf(sets: readonly PredicateSet[], bit: PredicateSet): number {
  let count = 0
  for (const set of sets) if ((set & bit) !== 0) count++
  return count
}

/** Values of expressions count for the smallest place around them that is told apart. */
function withInner(points: readonly ProbePoint[], scores: readonly number[]): number[] {
  const best = [...scores]
  const around: ProbePoint[] = []
  const outerFirst = points.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  for (const point of outerFirst) {
    while (around.length > 0 && around.at(-1)!.span.end < point.span.end) around.pop()
    const outer = around.at(-1)
    if (isLocating(point)) around.push(point)
    else if (outer !== undefined) best[outer.id] = Math.max(best[outer.id]!, scores[point.id]!)
  }
  return best
}
