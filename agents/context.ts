import { withProgram } from '#core'
import type {
  CheckedExample,
  JudgedCandidate,
  OpenOutcome,
  ParsedSource,
  ProbePlan,
  Recall,
  RepairContext,
  RepairTask,
  SandboxSession,
} from '#core'
import { checkExample } from './alternatives/check-example.ts'
import { investigate, investigateClosely, type Investigation, type Investigator } from './investigate.ts'

/** What contexts are made with. */
export interface Surroundings {
  readonly session: SandboxSession
  readonly investigator: Investigator
  readonly open: (task: RepairTask) => Promise<OpenOutcome>
  readonly recall: Recall
  readonly tellUse: RepairContext['tellUse']
  readonly partials: () => readonly JudgedCandidate[]
  readonly doubt: (candidate: JudgedCandidate, example: CheckedExample) => void
}

/** What agents may look at and ask for, about the program of an investigation. */
export function contextOf(task: RepairTask, investigation: Investigation, around: Surroundings): RepairContext {
  const { session, investigator, open, recall, tellUse, partials, doubt } = around
  const { program, baseline, fault, trace } = investigation
  const { seed, prober } = investigator
  const { parse } = prober
  const watch = async (source: ParsedSource, plan: ProbePlan) => {
    const outcome = await session.run(prober.instrument(source, plan), { seed, metered: true })
    return outcome.status === 'does-not-load' ? null : outcome.trace
  }
  const about = async (text: string) => {
    const other = withProgram(task, text)
    const found = await investigate(other, session, { ...investigator, emit: () => {} })
    return found.baseline.status === 'failing' ? contextOf(other, found, around) : null
  }
  return {
    task,
    program,
    baseline: baseline.finished,
    fault,
    trace,
    recall,
    tellUse,
    partials,
    localise: () => investigateClosely(task, session, investigation, investigator),
    watch,
    seed,
    parse,
    run: (text) => session.run(text, { seed, metered: true }),
    about,
    check: (text, example) => checkExample(withProgram(task, text), example, { open, parse, seed }),
    doubt,
  }
}
