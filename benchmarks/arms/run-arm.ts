import type { ModelReport, RepairEvent, RepairReport } from '#core'
import type { RepairOptions } from '#tracemend'
import type { Bench } from '../audit.ts'
import type { DrivenRow } from '../prepare-row.ts'
import { repairRow } from '../repair-row.ts'
import type { ArmScore, TaskScore } from '../result.ts'
import { failedScore, unpatched } from '../score.ts'
import type { BenchArm } from './arms.ts'
import type { BenchModel } from './plan.ts'
import type { Purse } from './purse.ts'

const MOST_PROBLEMS = 3

/** Tries one arm on one row. Never throws; `no-money` where that of the whole run did not suffice to end it. */
export async function runArm(
  bench: Bench,
  row: DrivenRow,
  { policy, arm }: BenchArm,
  model: BenchModel | null,
  purse: Purse,
): Promise<ArmScore | 'no-money'> {
  if (policy === null) return armScore(unpatched(row.task, { status: 'unrepaired', driven: true, detail: 'left as it is' }), null)
  if (model === null || arm === null) return repairWith(bench, row, {})

  const { languageModel, use } = model
  const { price } = use
  const most = price === null ? 0 : (bench.limits.maxTokens * Math.max(price.input, price.output)) / 1_000_000
  const maxUsd = most === 0 ? null : purse.take(most)
  const limits = { ...bench.limits, maxUsd }
  const score = await repairWith(bench, row, { limits, model: { ...use, policy, arm }, languageModel })
  purse.settle(maxUsd, score.spent.usd)
  return score.stop === 'money' && maxUsd !== null && maxUsd < most ? 'no-money' : score
}

async function repairWith(bench: Bench, row: DrivenRow, options: RepairOptions): Promise<ArmScore> {
  let unusableAnswers = 0
  const onEvent = (event: RepairEvent) => {
    if (event.type === 'answer-refused') unusableAnswers += 1
  }
  try {
    const { score, report } = await repairRow(bench, row, { ...options, onEvent })
    return { ...armScore(score, report), unusableAnswers }
  } catch (error) {
    return armScore(failedScore(row.task, error), null)
  }
}

/** A score with what it took; a report is there where a repair was tried. */
export function armScore(score: TaskScore, report: RepairReport | null): ArmScore {
  const model = report?.model ?? null
  const { calls, tokens, usd } = model ?? { calls: 0, tokens: { input: 0, output: 0 }, usd: 0 }
  return {
    ...score,
    stop: report?.stop.reason ?? null,
    spent: { calls, tokens, usd, ms: score.ms },
    unusableAnswers: 0,
    failedCalls: model === null ? 0 : failures(model),
    problems: model?.problems.slice(0, MOST_PROBLEMS) ?? [],
    isEstimated: model?.isEstimated ?? false,
  }
}

/** Tries that came to nothing. */
function failures({ calls, outcomes }: ModelReport): number {
  return calls - (outcomes['answered'] ?? 0) - (outcomes['refused'] ?? 0)
}
