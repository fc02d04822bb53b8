import {
  type AcceptsTypes,
  applyEdits,
  failedIds,
  passedIds,
  type Candidate,
  type JudgedCandidate,
  type RepairTask,
  type SandboxSession,
} from '#core'
import type { Screening, TestId, TestResult, Verdict, VerdictReason } from '#core'
import type { Baseline } from './baseline.ts'
import { includesAll, passesAll, passing } from './confirm.ts'
import { refusal } from './refusal.ts'
import { knowsAnAnswer } from './special-case.ts'

/** Decides about candidates by the keep rule, in order of proposal. Remembers only how many tests the best so far fixed. */
export interface Judge {
  judge(batch: readonly Candidate[], signal: AbortSignal): Promise<readonly JudgedCandidate[]>
  /** What an earlier run has judged already. */
  remember(judged: readonly JudgedCandidate[]): void
  /** What passed everything is doubted: the next that does is confirmed as well. */
  reopen(): void
}

interface Court {
  readonly task: RepairTask
  readonly session: SandboxSession
  readonly baseline: Baseline
  readonly seed: number
  readonly acceptsTypes: AcceptsTypes
  bestFixed: number
  /** What the candidates did that ran out of steps in screening and were run all the same. */
  readonly heavy: Set<number>
}

/** Candidates that fix tests and use up their steps on others, and are run plainly: the right program may be a heavy one. */
const MOST_HEAVY = 4

export function createJudge(
  task: RepairTask,
  session: SandboxSession,
  baseline: Baseline,
  seed: number,
  acceptsTypes: AcceptsTypes,
): Judge {
  const court: Court = { task, session, baseline, seed, acceptsTypes, bestFixed: 0, heavy: new Set() }
  const { tests } = baseline
  return {
    judge: (batch, signal) =>
      tests === null ? judgeByRuns(court, batch, signal) : judgeByScreening(court, tests, batch, signal),
    remember: (judged) => {
      for (const { verdict } of judged) {
        if (verdict.decision === 'keep') court.bestFixed = Math.max(court.bestFixed, verdict.fixed.length)
      }
    },
    reopen: () => {
      if (tests !== null) court.bestFixed = failedIds(tests).length - 1
    },
  }
}

/** The fast way: a warm context tells who is worth a fresh isolate. */
async function judgeByScreening(court: Court, tests: readonly TestResult[], batch: readonly Candidate[], signal: AbortSignal) {
  const failing = failedIds(tests)
  const known = passedIds(tests)
  const admitted = batch.filter((candidate) => refusal(candidate, court.task) === null)
  const screenings = await court.session.screen(admitted, { failing, passing: known, seed: court.seed, signal })
  const byId = new Map(admitted.map((candidate, i) => [candidate.id, screenings[i]!]))
  const judged: JudgedCandidate[] = []
  let solved = false
  for (const candidate of batch) {
    const screening = byId.get(candidate.id)
    let verdict = screening === undefined ? rollBack('refused') : fromScreening(screening)
    if (screening !== undefined && !solved && isWorthARun(court, verdict, screening)) {
      verdict = await uphold(court, candidate, await confirm(court, candidate, verdict, failing, known))
    }
    solved ||= verdict.reason === 'passes-all'
    judged.push({ ...candidate, verdict, nearer: screening?.nearer ?? 0, behaviour: screening?.behaviour ?? 0 })
  }
  return judged
}

function isWorthARun({ bestFixed, heavy }: Court, { reason, fixed, lost }: Verdict, { behaviour }: Screening): boolean {
  if (reason === 'tie') return fixed.length > bestFixed
  const isHeavy = reason === 'out-of-steps' && lost.length === 0 && fixed.length >= Math.max(1, bestFixed)
  if (!isHeavy || heavy.size >= MOST_HEAVY || heavy.has(behaviour)) return false
  heavy.add(behaviour)
  return true
}

/** What is kept must have the right types too. */
async function uphold(court: Court, { edits }: Candidate, verdict: Verdict): Promise<Verdict> {
  if (verdict.decision === 'roll-back') return verdict
  if (!(await court.acceptsTypes(applyEdits(court.task.source.text, edits)))) return rollBack('refused')
  court.bestFixed = verdict.fixed.length
  return verdict
}

/** Confirms in fresh isolates that a screened improvement is one, and sees there how far it really goes. */
async function confirm(
  court: Court,
  candidate: Candidate,
  screened: Verdict,
  failing: readonly TestId[],
  known: readonly TestId[],
) {
  const program = applyEdits(court.task.source.text, candidate.edits)
  const { session, seed, baseline } = court
  const now = await passing(session, program, seed, baseline.metered)
  const everything = [...failing, ...known]
  // A metered list calls heavy tests failing; only a plain run tells whether they are.
  const mayPass = baseline.metered || includesAll(now, everything)
  if (mayPass && (await passesAll(session, program, seed, everything))) return keep('passes-all', failing)
  const passes = new Set(now)
  const fixed = failing.filter((id) => passes.has(id))
  const isGain = fixed.length > court.bestFixed && fixed.length < failing.length && includesAll(now, known)
  if (!isGain || knowsAnAnswer(candidate.edits, court.task)) {
    return rollBack('not-confirmed', screened)
  }
  return keep('improves', fixed)
}

/** The way for programs whose tests could not even be listed (they do not load, or hang): a fresh isolate for everyone. */
async function judgeByRuns(court: Court, batch: readonly Candidate[], signal: AbortSignal) {
  const judged: JudgedCandidate[] = []
  for (const candidate of batch) {
    signal.throwIfAborted()
    const refused = refusal(candidate, court.task) !== null
    const verdict = refused ? rollBack('refused') : await uphold(court, candidate, await judgeByRun(court, candidate))
    judged.push({ ...candidate, verdict, nearer: 0, behaviour: 0 })
    if (verdict.reason === 'passes-all') break
  }
  return judged
}

async function judgeByRun(court: Court, candidate: Candidate): Promise<Verdict> {
  const program = applyEdits(court.task.source.text, candidate.edits)
  const known = passedIds(court.baseline.finished)
  const outcome = await court.session.run(program, { seed: court.seed, metered: true })
  if (outcome.status === 'does-not-load') return rollBack('does-not-load')
  const now = passedIds(outcome.tests)
  const fixed = now.filter((id) => !known.includes(id))
  const lost = known.filter((id) => !now.includes(id))
  if (lost.length > 0) return rollBack('regression', { fixed, lost: lost.slice(0, 1) })
  if (outcome.status !== 'completed') return rollBack(outcome.status, { fixed, lost: [] })
  if (fixed.length > 0 && now.length === outcome.tests.length && (await passesAll(court.session, program, court.seed, now))) {
    return keep('passes-all', fixed)
  }
  if (fixed.length <= court.bestFixed) return rollBack(fixed.length === 0 ? 'no-gain' : 'tie', { fixed, lost: [] })
  return keep('improves', fixed)
}

function fromScreening({ status, fixed, lost }: Screening): Verdict {
  if (status !== 'screened') return rollBack(status, { fixed, lost })
  if (lost.length > 0) return rollBack('regression', { fixed, lost })
  return rollBack(fixed.length === 0 ? 'no-gain' : 'tie', { fixed, lost })
}

function keep(reason: VerdictReason & ('passes-all' | 'improves'), fixed: readonly TestId[]): Verdict {
  return { decision: 'keep', reason, fixed, lost: [] }
}

function rollBack(reason: VerdictReason, found: Pick<Verdict, 'fixed' | 'lost'> = { fixed: [], lost: [] }): Verdict {
  return { decision: 'roll-back', reason, fixed: found.fixed, lost: found.lost }
}
