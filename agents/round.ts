import { failedIds, type JudgedCandidate } from '#core'
import type {
  AcceptsTypes,
  ParsedSource,
  ProbePlan,
  LessonMemory,
  RepairAgent,
  RepairContext,
  RepairTask,
  SandboxSession,
  StopReason,
} from '#core'
import { signatureOf } from './analysis/signature.ts'
import { investigate, investigateClosely, type Investigation, type Investigator } from './investigate.ts'
import { createJudge } from './judge.ts'
import type { Ledger } from './ledger.ts'
import { isKept, isPlausible, type Stepper } from './steps.ts'

/** What a round works with; the composition root fills it. */
export interface Workshop extends Investigator {
  readonly agents: readonly RepairAgent[]
  readonly memory: LessonMemory
  readonly acceptsTypes: AcceptsTypes
}

/** One program, from its baseline to the best that the agents found for it. */
export interface RoundOutcome {
  readonly investigation: Investigation
  /** The candidate to keep: it passes everything, or it fixes the most of those that were confirmed. */
  readonly best: JudgedCandidate | null
  /** All that passed everything, in the order of proposal; of these only `best` is confirmed. */
  readonly plausible: readonly JudgedCandidate[]
  /** Where another round may start: the best, or a candidate that at least loads where the program did not. */
  readonly next: JudgedCandidate | null
  readonly stop: StopReason
}

/** Baselines that say enough to repair by; the others end a repair before it starts. */
const REPAIRABLE: ReadonlySet<string> = new Set(['failing', 'does-not-load', 'syntax-fault'])

export async function runRound(
  task: RepairTask,
  session: SandboxSession,
  workshop: Workshop,
  stepper: Stepper,
  ledger: Ledger,
): Promise<RoundOutcome> {
  const investigation = await investigate(task, session, workshop)
  const { baseline, program, fault, trace } = investigation
  if (!REPAIRABLE.has(baseline.status)) return { investigation, best: null, plausible: [], next: null, stop: 'not-started' }

  const lessons = await workshop.memory.recall(signatureOf(baseline.finished, fault))
  const { seed, prober } = workshop
  const localise = () => investigateClosely(task, session, investigation, workshop)
  const watch = async (source: ParsedSource, plan: ProbePlan) => {
    const outcome = await session.run(prober.instrument(source, plan), { seed, metered: true })
    return outcome.status === 'does-not-load' ? null : outcome.trace
  }
  const known = { task, program, baseline: baseline.finished, fault, trace, lessons }
  const context: RepairContext = { ...known, localise, watch, seed, parse: prober.parse }
  const failing = failedIds(baseline.finished).length
  const judge = createJudge(task, session, baseline, seed, workshop.acceptsTypes)
  let best: JudgedCandidate | null = null
  let loads: JudgedCandidate | null = null
  const plausible: JudgedCandidate[] = []
  const ended = (stop: StopReason): RoundOutcome => ({
    investigation,
    best,
    plausible,
    next: best ?? (baseline.tests === null ? loads : null),
    stop,
  })

  for (const agent of workshop.agents) {
    const proposals = agent.propose(context)
    for (let turn = await proposals.next([]); !turn.done;) {
      const stop = ledger.reasonToStop()
      if (stop !== null) return ended(stop)
      const judged = await stepper.step(agent.name, turn.value.slice(0, ledger.candidatesLeft), judge)
      if (judged === null) return ended(ledger.reasonToStop() ?? 'interrupted')
      best = judged.findLast(isKept) ?? best
      plausible.push(...judged.filter((candidate) => isPlausible(candidate, failing)))
      loads ??= judged.find((candidate) => candidate.verdict.reason === 'no-gain') ?? null
      turn = await proposals.next(judged)
    }
  }
  return ended(ledger.solved ? 'solved' : 'exhausted')
}
