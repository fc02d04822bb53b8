import { failedIds, passedIds, type InstrumentedSource, type SandboxSession, type TestId } from '#core'
import type { Observed, PointScores } from '../observed.ts'
import type { Trial } from './changes.ts'
import { chooseTrials } from './choose.ts'

/** An intervention by which failing tests passed. */
export interface Effect extends Trial {
  readonly fixed: readonly TestId[]
  /** Passing tests that failed then; at most the first one. */
  readonly lost: readonly TestId[]
}

/** What an effect is worth that breaks a passing test. */
const BREAKING = 0.4

/** The others are tried only where none of so many first ones explains all failures. */
const FIRST_TRIALS = 100
/** The least weight of what explains them: nearly any place can be forced to what a few tests want. */
const TELLING = 0.8

/** How much an effect says of its site, 0 to 1 for each failing test that it turned green. */
export function worthOf({ weight, fixed, lost }: Effect): number {
  return weight * fixed.length * (lost.length === 0 ? 1 : BREAKING)
}

/**
 * Forces values at the program's probes, many in turn, and keeps what made failing tests pass. Predicate switching: Zhang, Gupta, Gupta:
 * Locating Faults Through Automated Predicate Switching, ICSE 2006; value replacement: Jeffrey, Gupta, Gupta, ISSTA 2008; here also the same
 * operands put together otherwise, and one change at all visits.
 */
export async function intervene(
  observed: Observed,
  program: InstrumentedSource,
  session: SandboxSession,
  seed: number,
  suspicion: PointScores,
): Promise<readonly Effect[]> {
  const trials = chooseTrials(observed, suspicion)
  const goal = { failing: failedIds(observed.baseline), passing: passedIds(observed.baseline), seed }
  const effectsOf = async (list: readonly Trial[]): Promise<readonly Effect[]> => {
    if (list.length === 0) return []
    const forced = list.map(({ site, visit, change }) => ({ point: site.point.id, visit, change }))
    const screenings = await session.intervene(program, forced, goal)
    return list.flatMap((trial, i) => {
      const { fixed, lost } = screenings[i]!
      return fixed.length === 0 ? [] : [{ ...trial, fixed, lost }]
    })
  }
  const first = await effectsOf(trials.slice(0, FIRST_TRIALS))
  const explainsAll = ({ weight, fixed, lost }: Effect) =>
    weight >= TELLING && fixed.length === goal.failing.length && lost.length === 0
  if (first.some(explainsAll)) return first
  return [...first, ...(await effectsOf(trials.slice(FIRST_TRIALS)))]
}
