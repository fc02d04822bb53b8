import type { StopReason } from '#core'
import type { ArmResult, ArmScore } from '../result.ts'
import { median, summarise, type RowOutcome } from '../score.ts'
import { BLIND, type BenchArm } from './arms.ts'
import { costPerRepaired, total } from './cost.ts'
import { mcnemar, pairsOf } from './mcnemar.ts'
import type { ArmsRow } from './run-arms.ts'

/** What every row came to under the arm at this place of the plan. */
export function outcomesOf(rows: readonly ArmsRow[], index: number): RowOutcome[] {
  return rows.map((row) => (row.kind === 'ended' ? row.outcome : { kind: 'scored', score: row.scores[index]! }))
}

/** The figures of every arm, in the plan's order. */
export function armFigures(arms: readonly BenchArm[], rows: readonly ArmsRow[]): ArmResult[] {
  const scoresOf = (index: number) => rows.flatMap((row) => (row.kind === 'driven' ? [row.scores[index]!] : []))
  const asItWas = rows.filter((row) => row.kind === 'ended' && row.passes).length
  const blind = arms.findIndex(({ name }) => name === BLIND)
  return arms.map((arm, index) => {
    const tasks = scoresOf(index)
    const summary = summarise(outcomesOf(rows, index))
    const spent = total(tasks.map((task) => task.spent))
    return {
      ...arm,
      summary,
      passing: asItWas + summary.correct,
      spent,
      perPlausible: costPerRepaired(spent, summary.plausible),
      perCorrect: costPerRepaired(spent, summary.correct),
      medianMs: median(tasks.map((task) => task.ms)),
      unusableAnswers: sum(tasks.map((task) => task.unusableAnswers)),
      failedCalls: sum(tasks.map((task) => task.failedCalls)),
      estimated: tasks.filter((task) => task.isEstimated).length,
      stops: stopsOf(tasks),
      againstBlind: blind === -1 || blind === index ? null : against(tasks, scoresOf(blind)),
      tasks,
    }
  })
}

function against(mine: readonly ArmScore[], other: readonly ArmScore[]): ArmResult['againstBlind'] {
  const pairs = pairsOf(mine.map((task, i) => [task.correct, other[i]!.correct] as const))
  return { ...pairs, p: mcnemar(pairs) }
}

function stopsOf(tasks: readonly ArmScore[]): ArmResult['stops'] {
  const stops: Partial<Record<StopReason, number>> = {}
  for (const { stop } of tasks) if (stop !== null) stops[stop] = (stops[stop] ?? 0) + 1
  return stops
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
