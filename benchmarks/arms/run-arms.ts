import { audit, type Bench } from '../audit.ts'
import { inParallel } from '../in-parallel.ts'
import { neededPackages } from '../packages.ts'
import { prepareRow, type PreparedRow } from '../prepare-row.ts'
import { failedScore, type RowOutcome } from '../score.ts'
import type { ArmScore, RunEnd } from '../result.ts'
import type { BenchTask } from '../task.ts'
import type { ArmsPlan } from './plan.ts'
import { Purse } from './purse.ts'
import { armScore, runArm } from './run-arm.ts'

/** What became of a row: the same for all arms, or a score of each, in the plan's order. */
export type ArmsRow =
  | { readonly kind: 'ended'; readonly outcome: RowOutcome; readonly passes: boolean }
  | { readonly kind: 'driven'; readonly scores: readonly ArmScore[] }

export interface ArmsRun {
  readonly rows: readonly ArmsRow[]
  readonly usd: number
  readonly end: RunEnd
}

export interface ArmsEvents {
  readonly onRow: (row: ArmsRow) => void
  readonly onArm: (score: ArmScore) => void
}

/**
 * Tries all arms on each row, one after the other; `jobs` rows at once, each job with a sandbox of its own. A row counts only when all of its arms
 * have ended: one that the signal or the want of money interrupted has no part in the figures. Where nothing is answered on a whole row, no other
 * is begun.
 */
export async function runArms(
  tasks: readonly BenchTask[],
  jobs: number,
  bench: Omit<Bench, 'sandbox'>,
  plan: ArmsPlan,
  on: ArmsEvents,
): Promise<ArmsRun> {
  const purse = new Purse(plan.model?.maxUsd ?? null)
  const early = new AbortController()
  const signal = AbortSignal.any([bench.signal, early.signal])
  let end: RunEnd = 'done'
  let isAnswering = false
  const endEarly = (why: RunEnd) => {
    end = why
    early.abort()
  }
  const rows = await inParallel(tasks, jobs, signal, async (task, sandbox) => {
    const row = await runRow({ ...bench, sandbox }, task, plan, purse, on)
    if (bench.signal.aborted) return null
    if (row === 'no-money') {
      endEarly('money')
      return null
    }
    if (row.kind === 'driven') {
      isAnswering ||= row.scores.some(({ spent, failedCalls }) => spent.calls > failedCalls)
      if (!isAnswering && row.scores.some(({ stop }) => stop === 'model-failed')) endEarly('model-failed')
    }
    on.onRow(row)
    return row
  })
  const finished = rows.filter((row) => row !== null)
  return { rows: finished, usd: purse.spent, end: bench.signal.aborted && finished.length < tasks.length ? 'interrupted' : end }
}

async function runRow(
  bench: Bench,
  task: BenchTask,
  { arms, model }: ArmsPlan,
  purse: Purse,
  { onArm }: ArmsEvents,
): Promise<ArmsRow | 'no-money'> {
  let prepared: PreparedRow
  try {
    prepared = await prepareRow(bench, task)
    if (prepared.driven === null)
      return { kind: 'ended', outcome: prepared.outcome, passes: await passes(bench, task, prepared.outcome) }
  } catch (error) {
    return { kind: 'driven', scores: arms.map(() => armScore(failedScore(task, error), null)) }
  }
  const scores: ArmScore[] = []
  for (const arm of arms) {
    const score = await runArm(bench, prepared.driven, arm, model, purse)
    if (score === 'no-money') return score
    scores.push(score)
    onArm(score)
  }
  return { kind: 'driven', scores }
}

/** Whether a program that no arm is tried on passes the held-out tests, too. */
async function passes(bench: Bench, task: BenchTask, outcome: RowOutcome): Promise<boolean> {
  if (outcome.kind !== 'scored') return false
  if (task.heldOutTests === null) return outcome.score.status === 'already-green'
  return (await audit(bench, task, task.program, task.heldOutTests, neededPackages(task).length > 0)).status === 'passes'
}
