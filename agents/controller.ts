import { applyEdits, failedIds, passedIds, type Edit, type JudgedCandidate, type LoadFault, type OpenOutcome } from '#core'
import type { RepairTask, SandboxSession, StepRecord, StopReason, TestId, TrajectoryLog } from '#core'
import { passesAll } from './confirm.ts'
import type { Investigation } from './investigate.ts'
import type { Ledger } from './ledger.ts'
import { minimise } from './minimise.ts'
import { runRound, type Workshop } from './round.ts'
import { Stepper } from './steps.ts'

export interface Repair extends Workshop {
  readonly task: RepairTask
  readonly open: (task: RepairTask) => Promise<OpenOutcome>
  readonly log: TrajectoryLog
  /** Steps of an earlier, interrupted run of this repair. */
  readonly recorded: readonly StepRecord[]
}

/** The best program that was found, confirmed and made minimal. */
export interface FoundPatch {
  readonly program: string
  /** What was changed, one candidate a round. */
  readonly candidates: readonly JudgedCandidate[]
  readonly solves: boolean
  readonly passing: readonly TestId[]
  readonly stillFailing: readonly TestId[]
  readonly foundAtMs: number
}

export type RepairOutcome =
  | { readonly status: 'unusable'; readonly fault: LoadFault }
  | {
      readonly status: 'ended'
      readonly investigation: Investigation
      readonly patch: FoundPatch | null
      readonly stop: StopReason
    }

/**
 * The whole line. A round works on one program text until its agents have nothing more to try; when it found something better
 * than what it started from, another round investigates that and goes on from there.
 */
export async function repairTask(repair: Repair, ledger: Ledger): Promise<RepairOutcome> {
  const stepper = new Stepper(repair.recorded, repair.log, repair.emit, ledger)
  const trail: JudgedCandidate[] = []
  let first: Investigation | null = null
  let patch: FoundPatch | null = null
  let rounds = 0
  for (let task = repair.task; ;) {
    const opened = await repair.open(task)
    if (opened.status === 'unusable') return { status: 'unusable', fault: opened.fault }
    repair.emit({ type: 'round-start', round: ++rounds })
    try {
      const round = await runRound(task, opened.session, repair, stepper, ledger)
      first ??= round.investigation
      if (round.best !== null) patch = await settle(repair, task, opened.session, round.investigation, round.best, trail, ledger)
      if (round.stop !== 'exhausted' || round.next === null) {
        return { status: 'ended', investigation: first, patch, stop: round.stop }
      }
      trail.push(round.next)
      task = { ...task, source: { ...task.source, text: applyEdits(task.source.text, round.next.edits) } }
    } finally {
      await opened.session.close()
    }
  }
}

/** Makes the round's best candidate minimal and states what it leaves failing. */
async function settle(
  repair: Repair,
  task: RepairTask,
  session: SandboxSession,
  { baseline }: Investigation,
  best: JudgedCandidate,
  trail: readonly JudgedCandidate[],
  ledger: Ledger,
): Promise<FoundPatch> {
  const foundAtMs = ledger.elapsedMs
  const source = task.source.text
  const { fixed, reason } = best.verdict
  const solves = reason === 'passes-all'
  const stillSolves = (kept: readonly Edit[]) => passesAll(session, applyEdits(source, kept), repair.seed, fixed)
  const edits = solves ? await minimise(source, best.edits, stillSolves) : best.edits
  if (edits.length < best.edits.length) {
    repair.emit({ type: 'patch-minimised', editsBefore: best.edits.length, editsAfter: edits.length })
  }
  return {
    program: applyEdits(source, edits),
    candidates: [...trail, best],
    solves,
    passing: [...passedIds(baseline.finished), ...fixed],
    stillFailing: failedIds(baseline.finished).filter((id) => !fixed.includes(id)),
    foundAtMs,
  }
}
