import { failedIds, passedIds, type InstrumentedSource, type SandboxSession, type ScreenGoal, type TestId } from '#core'
import type { Observed, PointScores } from '../observed.ts'
import { interventionOf, type Trial } from './changes.ts'
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

/** What was found, of how many trials, and how many of them there was time for. */
export interface Intervened {
  readonly effects: readonly Effect[]
  readonly chosen: number
  readonly tried: number
}

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
  timeMs: number,
): Promise<Intervened> {
  const trials = chooseTrials(observed, suspicion)
  const goal = { failing: failedIds(observed.baseline), passing: passedIds(observed.baseline), seed, timeMs }
  const first = await effectsOf(trials.slice(0, FIRST_TRIALS), program, session, goal)
  const explainsAll = ({ weight, fixed, lost }: Effect) =>
    weight >= TELLING && fixed.length === goal.failing.length && lost.length === 0
  if (first.effects.some(explainsAll) || first.tried < first.chosen) return first
  const others = await effectsOf(trials.slice(FIRST_TRIALS), program, session, goal)
  return {
    effects: [...first.effects, ...others.effects],
    chosen: first.chosen + others.chosen,
    tried: first.tried + others.tried,
  }
}

const UNTRIED = { fixed: [], lost: [] }

async function effectsOf(
  trials: readonly Trial[],
  program: InstrumentedSource,
  session: SandboxSession,
  goal: ScreenGoal,
): Promise<Intervened> {
  if (trials.length === 0) return { effects: [], chosen: 0, tried: 0 }
  const screenings = await session.intervene(program, trials.map(interventionOf), goal)
  const effects = trials.flatMap((trial, i) => {
    const { fixed, lost } = screenings[i] ?? UNTRIED
    return fixed.length === 0 ? [] : [{ ...trial, fixed, lost }]
  })
  const tried = screenings.filter((screening) => screening !== null).length
  return { effects, chosen: trials.length, tried }
}
