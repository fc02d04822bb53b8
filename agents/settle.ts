import { applyEdits, failedIds, passedIds, withProgram, type Candidate, type JudgedCandidate, type Limits } from '#core'
import type { CheckedExample, Clock, RepairTask, SandboxSession, TestId } from '#core'
import type { Ask } from './alternatives/ask.ts'
import { checkExample } from './alternatives/check-example.ts'
import { chooseAlternatives, type Alternative, type Choice, type Comparison } from './alternatives/choose-alternatives.ts'
import type { Ledger } from './ledger.ts'
import type { RoundOutcome, Workshop } from './round.ts'

/** The best program that was found, confirmed and made minimal. */
export interface FoundPatch {
  readonly program: string
  /** What was changed, one candidate a round. */
  readonly candidates: readonly JudgedCandidate[]
  /** What the last round changed in its program, without what was not needed. */
  readonly last: Candidate
  readonly solves: boolean
  readonly passing: readonly TestId[]
  readonly stillFailing: readonly TestId[]
  readonly foundAtMs: number
  /** Patches that pass all tests too and behave otherwise, the likeliest first. */
  readonly alternatives: readonly Alternative[]
  /** `null` where no patches were compared. */
  readonly comparison: Comparison | null
  /** What a reviewer holds against it, though it passes every test. */
  readonly doubts: readonly CheckedExample[]
}

/** What settling needs of a repair. */
export interface Settling extends Workshop {
  readonly limits: Limits
  readonly clock: Clock
  /** Asks a person which behaviour is meant; `null` where there is nobody to ask. */
  readonly ask: Ask | null
}

/** Comparing may take so long at most, and this part of the time for all: far more than it takes where programs end and the machine is idle. */
const COMPARE_MS = 5_000
const COMPARE_PART = 1 / 4

/** Makes the round's best patch minimal and states what it leaves failing; `null` where no patch agrees with a person's answers. */
export async function settle(
  repair: Settling,
  task: RepairTask,
  session: SandboxSession,
  { investigation, best, plausible, doubts }: RoundOutcome & { readonly best: JudgedCandidate },
  trail: readonly JudgedCandidate[],
  ledger: Ledger,
): Promise<FoundPatch | null> {
  const { finished } = investigation.baseline
  const foundAtMs = ledger.solvedAtMs ?? ledger.elapsedMs
  const state = (candidate: JudgedCandidate) => {
    const { fixed } = candidate.verdict
    const stillFailing = failedIds(finished).filter((id) => !fixed.includes(id))
    return { candidates: [...trail, candidate], passing: [...passedIds(finished), ...fixed], stillFailing, foundAtMs }
  }
  if (best.verdict.reason !== 'passes-all') {
    const program = applyEdits(task.source.text, best.edits)
    return { ...state(best), last: best, program, solves: false, alternatives: [], comparison: null, doubts: [] }
  }
  const all = [best, ...plausible.filter((candidate) => candidate !== best)]
  const trusted = all.filter((candidate) => !doubts.has(candidate))
  const among = (patches: readonly JudgedCandidate[]) => choose(repair, task, session, investigation, patches, ledger)
  // Where there is a person to ask, that word counts, and no reviewer's.
  const trustworthy = repair.ask === null && trusted.length < all.length ? await among(trusted) : null
  const choice = trustworthy !== null && trustworthy.alternatives.length > 0 ? trustworthy : await among(all)
  const [first, ...alternatives] = choice.alternatives
  if (first === undefined) return null
  const [before, after] = [first.candidate.edits.length, first.edits.length]
  if (after < before) repair.emit({ type: 'patch-minimised', editsBefore: before, editsAfter: after })
  const { candidate, edits, program } = first
  const shown = doubts.get(candidate)
  // Made minimal, it may have lost what was doubted.
  const doubt =
    shown && ((await checkExample(withProgram(task, program), shown, { ...repair, parse: repair.prober.parse })) ?? shown)
  // An operator's own edits say more of what it does than what is left of their texts.
  const last = after < before ? { ...candidate, edits } : candidate
  const found = { program, last, solves: true, alternatives, comparison: choice.comparison }
  return { ...state(candidate), ...found, doubts: doubt === undefined || doubt.holds ? [] : [doubt] }
}

function choose(
  { open, prober, seed, limits, clock, ask, acceptsTypes }: Settling,
  task: RepairTask,
  session: SandboxSession,
  investigation: RoundOutcome['investigation'],
  patches: readonly JudgedCandidate[],
  ledger: Ledger,
): Promise<Choice> {
  const most = limits.alternatives
  const timeMs = Math.min(COMPARE_MS, limits.maxTimeMs * COMPARE_PART, Math.max(0, limits.maxTimeMs - ledger.elapsedMs))
  return chooseAlternatives(most === 1 ? patches.slice(0, 1) : patches, {
    task,
    session,
    open,
    parse: prober.parse,
    trace: investigation.trace,
    seed,
    most,
    timeMs,
    clock,
    ask,
    acceptsTypes,
  })
}
