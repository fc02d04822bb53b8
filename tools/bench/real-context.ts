import { applyEdits, DEFAULT_ANALYSIS, Limits } from '#core'
import type { JudgedCandidate, RepairContext, RepairTask, Sandbox } from '#core'
import { createProber } from '#probes'
import { contextOf } from '../../agents/context.ts'
import { investigate } from '../../agents/investigate.ts'
import { createJudge } from '../../agents/judge.ts'
import { Partials } from '../../agents/partials.ts'
import type { Attempt } from '../../agents/repair/model/attempt.ts'
import { createSearchAgent } from '../../agents/repair/search/search-agent.ts'
import { RECALL } from './recalled.ts'

/** A program really investigated, by all signals, and what a little searching for a repair came to. */
export interface RealCase {
  readonly context: RepairContext
  /** Some of what was tried and does not pass all tests. */
  readonly attempts: readonly Attempt[]
}

const SEED = 1
const MOST_ATTEMPTS = 3

/** Hands on the case while its isolates are open; null where the program's tests do not load, or none of them fails. */
export async function withRealCase<T>(
  sandbox: Sandbox,
  task: RepairTask,
  use: (real: RealCase) => Promise<T>,
): Promise<T | null> {
  const open = (other: RepairTask) => sandbox.open(other, { limits: Limits.parse({}) })
  const opened = await open(task)
  if (opened.status === 'unusable') return null
  const { session } = opened
  try {
    const investigator = { prober: createProber(), seed: SEED, analysis: DEFAULT_ANALYSIS, emit: () => {} }
    const investigation = await investigate(task, session, investigator)
    const { baseline } = investigation
    if (baseline.status !== 'failing') return null
    const partials = new Partials()
    const around = {
      session,
      investigator,
      open,
      recall: RECALL,
      tellUse: () => {},
      partials: () => partials.best,
      doubt: () => {},
    }
    const context = contextOf(task, investigation, around)
    const judge = createJudge(task, session, baseline, SEED, () => Promise.resolve(true))
    const proposed = await createSearchAgent().propose(context).next([])
    const judged = proposed.done === true ? [] : await judge.judge(proposed.value, new AbortController().signal)
    partials.consider(judged)
    return await use({ context, attempts: await attemptsOf(context, judged) })
  } finally {
    await session.close()
  }
}

async function attemptsOf(context: RepairContext, judged: readonly JudgedCandidate[]): Promise<Attempt[]> {
  const failed = judged.filter(({ verdict }) => verdict.reason !== 'passes-all').slice(0, MOST_ATTEMPTS)
  const attempts: Attempt[] = []
  for (const candidate of failed) {
    const program = applyEdits(context.task.source.text, candidate.edits)
    const outcome = await context.run(program)
    const results = outcome.status === 'completed' ? outcome.tests : null
    attempts.push({ candidate, program, results, note: '', doubt: null })
  }
  return attempts
}
