import { contains, lengthOf, type ProbePoint, type Span, type Suspect } from '#core'
import { linesNamed, type Code } from '../code.ts'
import { chanceAmongFirst, rankOf, type Rank } from './expected-rank.ts'
import type { FaultSite } from './truth/differences.ts'

/** Below every suspect: lines that no suspect names tie at the end. */
const UNNAMED = -1

/** How suspicious each line of code is: as the most suspicious place that names it. */
export function scoreLines(code: Code, suspects: readonly Suspect[]): ReadonlyMap<number, number> {
  const scores = new Map(code.lines.map((line) => [line, UNNAMED]))
  for (const { span, score } of suspects) {
    for (const line of linesNamed(code, span)) scores.set(line, Math.max(scores.get(line)!, score))
  }
  return scores
}

/** Where the first line of the fault comes, of all lines of code. */
export function rankLines(code: Code, suspects: readonly Suspect[], sites: readonly FaultSite[]): Rank | null {
  const right = new Set(sites.flatMap((site) => site.lines))
  return rankOf([...scoreLines(code, suspects)].map(([line, score]) => ({ score, right: right.has(line) })))
}

/** The chance that a right line is the first by what interventions say alone; none where they say nothing of it. */
export function causalChance(code: Code, suspects: readonly Suspect[], sites: readonly FaultSite[]): number {
  const moved = suspects.flatMap((suspect) => {
    const score = suspect.signals.intervention ?? 0
    return score > 0 ? [{ ...suspect, score }] : []
  })
  const right = new Set(sites.flatMap((site) => site.lines))
  const lines = [...scoreLines(code, moved)].filter(([, score]) => score > UNNAMED)
  const rank = rankOf(lines.map(([line, score]) => ({ score, right: right.has(line) })))
  return rank === null ? 0 : chanceAmongFirst(1, rank)
}

/**
 * Where the first suspect comes that is a differing node, or the smallest observed place around one.
 * Null where no suspect is.
 */
export function rankExpressions(
  suspects: readonly Suspect[],
  points: readonly ProbePoint[],
  sites: readonly FaultSite[],
): Rank | null {
  const right = new Set(sites.flatMap((site) => site.nodes.map((node) => keyOf(smallestAround(node, points)))))
  return rankOf(suspects.map(({ score, span }) => ({ score, right: right.has(keyOf(span)) })))
}

function smallestAround(node: Span, points: readonly ProbePoint[]): Span {
  const around = points.map(({ span }) => span).filter((span) => contains(span, node))
  return around.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0] ?? node
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`
}
