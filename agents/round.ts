import { failedIds, type EventSink, type JudgedCandidate, type LessonUse, type Recall } from '#core'
import type {
  AcceptsTypes,
  CheckedExample,
  LessonMemory,
  OpenOutcome,
  RepairAgent,
  RepairContext,
  RepairTask,
  SandboxSession,
  StopReason,
} from '#core'
import { signatureOf } from './analysis/signature/signature.ts'
import { isRepairable } from './baseline.ts'
import { contextOf } from './context.ts'
import { investigate, type Investigation, type Investigator } from './investigate.ts'
import { createJudge } from './judge.ts'
import type { Ledger } from './ledger.ts'
import { Witness } from './lessons/witness.ts'
import { recallInTime, type TimelyRecall } from './lessons/recall-in-time.ts'
import { Partials } from './partials.ts'
import { isKept, isPlausible, type Stepper } from './steps.ts'

/** What a round works with; the composition root fills it. */
export interface Workshop extends Investigator {
  readonly agents: readonly RepairAgent[]
  readonly open: (task: RepairTask) => Promise<OpenOutcome>
  /** Why agents ended that could have gone on; `null` where they had nothing more to try. */
  readonly endedFor: () => StopReason | null
  readonly memory: LessonMemory
  /** What the repair is to solve, by name. */
  readonly problem: string
  readonly acceptsTypes: AcceptsTypes
}

/** One program, from its baseline to the best that the agents found for it. */
export interface RoundOutcome {
  readonly investigation: Investigation
  /** The candidate to keep: it passes everything, or it fixes the most of those that were confirmed. */
  readonly best: JudgedCandidate | null
  /** All that passed everything, in the order of proposal; of these only `best` is confirmed. */
  readonly plausible: readonly JudgedCandidate[]
  /** Plausible candidates of which a reviewer has shown what they do wrong. */
  readonly doubts: ReadonlyMap<JudgedCandidate, CheckedExample>
  /** Where another round may start: the best, or a candidate that at least loads where the program did not. */
  readonly next: JudgedCandidate | null
  readonly stop: StopReason
  /** `null` where the round did not begin. */
  readonly lessons: RoundLessons | null
}

/** What a round has to do with lessons: what it saw, what was recalled for it, and what that was worth where that is known. */
export interface RoundLessons {
  readonly witness: Witness
  readonly recalled: TimelyRecall
  readonly use: LessonUse | null
}

export async function runRound(
  task: RepairTask,
  session: SandboxSession,
  workshop: Workshop,
  stepper: Stepper,
  ledger: Ledger,
): Promise<RoundOutcome> {
  const investigation = await investigate(task, session, workshop)
  const { baseline } = investigation
  if (!isRepairable(baseline)) {
    return { investigation, best: null, plausible: [], doubts: new Map(), next: null, stop: 'not-started', lessons: null }
  }

  const signature = signatureOf(task, investigation)
  const recalled = await recallInTime(workshop.memory, { signature, problem: workshop.problem })
  const { recall } = recalled
  announce(recall, workshop.emit)
  let use: LessonUse | null = null
  const tellUse: RepairContext['tellUse'] = (told) => (use = { ...told, signature, recalled: recall.cohort })
  const failing = failedIds(baseline.finished).length
  const judge = createJudge(task, session, baseline, workshop.seed, workshop.acceptsTypes)
  const partials = new Partials()
  const doubts = new Map<JudgedCandidate, CheckedExample>()
  const doubt = (candidate: JudgedCandidate, example: CheckedExample) => {
    doubts.set(candidate, example)
    judge.reopen()
    ledger.reopen()
  }
  const { open } = workshop
  const around = { session, investigator: workshop, open, recall, tellUse, partials: () => partials.best, doubt }
  const context = contextOf(task, investigation, around)
  let best: JudgedCandidate | null = null
  let loads: JudgedCandidate | null = null
  const plausible: JudgedCandidate[] = []
  const { program } = investigation
  const witness = new Witness({ signature, text: task.source.text, program, failing })
  const ended = (stop: StopReason): RoundOutcome => ({
    investigation,
    best,
    plausible,
    doubts,
    next: best ?? (baseline.tests === null ? loads : null),
    stop,
    lessons: { witness, recalled, use },
  })

  for (const agent of workshop.agents) {
    // Of a program that only had to load, the next round knows more than this one could tell.
    const isForNext = baseline.tests === null && best === null && loads !== null
    if (agent.isCostly === true && (ledger.solved || isForNext)) continue
    const proposals = agent.propose(context)
    for (let turn = await proposals.next([]); !turn.done;) {
      const stop = ledger.reasonToStop()
      if (stop !== null) return ended(stop)
      const judged = await stepper.step(turn.value[0]?.agent ?? agent.name, turn.value.slice(0, ledger.candidatesLeft), judge)
      if (judged === null) return ended(ledger.reasonToStop() ?? 'interrupted')
      best = judged.findLast(isKept) ?? best
      plausible.push(...judged.filter((candidate) => isPlausible(candidate, failing)))
      partials.consider(judged)
      witness.see(judged)
      loads ??= judged.find((candidate) => candidate.verdict.reason === 'no-gain') ?? null
      // What is proposed now could not be tried; of what passes all tests its agent may still find out more.
      const out = ledger.solved ? null : ledger.reasonToStop()
      if (out !== null) return ended(out)
      turn = await proposals.next(judged)
    }
  }
  return ended(ledger.solved ? 'solved' : (ledger.reasonToStop() ?? workshop.endedFor() ?? 'exhausted'))
}

function announce({ lessons, cohort }: Recall, emit: EventSink): void {
  if (cohort.length === 0) return
  const reasons = lessons.map((lesson) => lesson.reasons.join(', '))
  emit({ type: 'lesson-recalled', lessons: lessons.length, cohort: cohort.length, reasons })
}
