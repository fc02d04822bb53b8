import { applyEdits, withProgram, type JudgedCandidate, type LoadFault } from '#core'
import type { Experience, RepairTask, StepRecord, StopReason, TrajectoryLog } from '#core'
import type { Investigation } from './investigate.ts'
import type { Ledger } from './ledger.ts'
import { runRound, type RoundLessons } from './round.ts'
import { settle, type FoundPatch, type Settling } from './settle.ts'
import { Stepper } from './steps.ts'

export interface Repair extends Settling {
  readonly task: RepairTask
  readonly log: TrajectoryLog
  /** Steps of an earlier, interrupted run of this repair. */
  readonly recorded: readonly StepRecord[]
}

export type RepairOutcome =
  | { readonly status: 'unusable'; readonly fault: LoadFault }
  | {
      readonly status: 'ended'
      readonly investigation: Investigation
      readonly patch: FoundPatch | null
      /** There were patches that pass every test, but none that gives what a person answered. */
      readonly isDeclined: boolean
      readonly stop: StopReason
      /** What the rounds saw that began, in order. */
      readonly rounds: readonly LearntRound[]
    }

/** What a round that is over had to do with lessons. */
export interface LearntRound extends Omit<RoundLessons, 'witness'> {
  readonly round: number
  readonly experience: Experience
}

/** Ends of a round that end the repair; after others, a model's among them, the search may still find more in what was found. */
const FINAL: ReadonlySet<StopReason> = new Set(['solved', 'time', 'candidates', 'interrupted', 'not-started'])

/**
 * The whole line. A round works on one program text until its agents have nothing more to try; when it found something better
 * than what it started from, another round investigates that and goes on from there.
 */
export async function repairTask(repair: Repair, ledger: Ledger): Promise<RepairOutcome> {
  const stepper = new Stepper(repair.recorded, repair.log, repair.emit, ledger)
  const trail: JudgedCandidate[] = []
  let first: Investigation | null = null
  let patch: FoundPatch | null = null
  const rounds: LearntRound[] = []
  for (let task = repair.task, number = 1; ; number++) {
    const opened = await repair.open(task)
    if (opened.status === 'unusable') return { status: 'unusable', fault: opened.fault }
    repair.emit({ type: 'round-start', round: number })
    try {
      const round = await runRound(task, opened.session, repair, stepper, ledger)
      first ??= round.investigation
      const { best, lessons } = round
      if (best !== null) patch = await settle(repair, task, opened.session, { ...round, best }, trail, ledger)
      if (lessons !== null) {
        const { witness, recalled, use } = lessons
        const kept = best === null || patch === null ? null : { candidate: patch.last, program: patch.program }
        rounds.push({ round: number, experience: witness.tell(kept), recalled, use })
      }
      const isDeclined = best !== null && patch === null
      if (isDeclined || patch?.solves === true || FINAL.has(round.stop) || round.next === null) {
        return { status: 'ended', investigation: first, patch, isDeclined, stop: round.stop, rounds }
      }
      trail.push(round.next)
      task = withProgram(task, applyEdits(task.source.text, round.next.edits))
    } finally {
      await opened.session.close()
    }
  }
}
