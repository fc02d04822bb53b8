import { align, lessonsLine, listed, oneLine } from '../report/table.ts'
import type { ArmResult, BenchResult } from '../result.ts'
import { BLIND } from './arms.ts'
import type { Spent } from './cost.ts'

/** Below it a difference is called one. */
const SIGNIFICANT = 0.05

/** The arms side by side: what they repaired, what that cost, and whether it is more than asking again and again repairs. */
export function armsTable(result: BenchResult): string {
  const { arms = [], model } = result
  const lines = [
    ...listed('unsound (in no figure)', result.unsound),
    ...listed('unusable here (in no figure)', result.unusable),
    ...conditions(result),
    '',
    ...repaired(arms),
    '',
    ...cost(arms, model?.price !== null),
    '',
    ...comparison(arms),
  ]
  return `${lines.join('\n')}\n`
}

function conditions(result: BenchResult): string[] {
  const { suite, oracle, note, limits, seed, complete, data, summary, model } = result
  const executions = limits.executions === null ? '' : `, ${limits.executions} executions told`
  const tokens = model === undefined ? '' : `${limits.maxTokens} tokens, `
  const allowed = `${tokens}${limits.maxTimeMs / 1000} s and ${limits.maxCandidates} candidates`
  const { driven, tasks, unsound, unusable, alreadyGreen, noVisibleTests } = summary
  return [
    `${suite}, oracle ${oracle}: ${note}`,
    `each arm had, for each task, up to ${allowed}${executions}; seed ${seed}`,
    ...(model === undefined ? [] : [usedModel(model)]),
    ...lessonsLine(result),
    ...(complete ? [] : [`NOT COMPLETE: ${endOf(result)}; the figures are of the tasks that every arm has finished`]),
    `${driven} of ${tasks} sound tasks were driven: ${alreadyGreen} already green, ${noVisibleTests} without visible tests`,
    `${data.chosen} rows chosen: ${unsound} unsound, ${unusable} unusable`,
  ]
}

function usedModel({ name, price, samples, contextTokens, usd, maxUsd }: NonNullable<BenchResult['model']>): string {
  const told = price === null ? 'price unknown' : `$${price.input} and $${price.output} a million tokens in and out`
  const spent = price === null ? '' : `; ${dollars(usd)} spent${maxUsd === null ? '' : ` of $${maxUsd}`}`
  return `model ${name}, ${told}; ${samples} at once, context of ${contextTokens}${spent}`
}

function endOf({ model, arms = [] }: BenchResult): string {
  if (model?.end === 'money') return 'the money for the whole run is used up (--max-usd)'
  if (model?.end !== 'model-failed') return 'INTERRUPTED'
  const problems = arms.flatMap(({ tasks }) => tasks.flatMap((task) => task.problems))
  return `the model never answered (${oneLine(problems[0] ?? 'nothing is known')})`
}

function repaired(arms: readonly ArmResult[]): string[] {
  const rows = arms.map(({ name, summary, passing, medianMs, stops }) => {
    const { plausible, correct, intervals, tasks, overfitting } = summary
    const cells = [String(plausible), range(intervals.plausible), String(correct), range(intervals.correct), String(overfitting)]
    return [name, ...cells, `${passing}/${tasks}`, seconds(medianMs), ended(stops)]
  })
  const head = ['arm', 'plausible', '95 %', 'correct', '95 %', 'overfitting', 'pass@1', 'median s', 'ended by']
  return align([head, ...rows], [1, 2, 3, 4, 5, 6, 7])
}

function cost(arms: readonly ArmResult[], isPriced: boolean): string[] {
  const money = (usd: number) => (isPriced ? dollars(usd) : '-')
  const rows = arms.map(({ name, spent, unusableAnswers, failedCalls, estimated, perCorrect }) => [
    name,
    ...[spent.calls, spent.tokens.input, spent.tokens.output].map(String),
    money(spent.usd),
    String(unusableAnswers),
    String(failedCalls),
    String(estimated),
    ...perTask(perCorrect, money),
  ])
  const each = ['calls', 'tokens', 'usd', 's'].map((what) => `${what}/correct`)
  const head = ['arm', 'calls', 'tokens in', 'out', 'usd', 'unusable', 'failed', 'estimated', ...each]
  return [
    ...align([head, ...rows], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    'unusable answers, failed calls, tasks with estimated usage; by correct task: all that the arm used on the driven ones',
  ]
}

function perTask(cost: Spent | null, money: (usd: number) => string): string[] {
  if (cost === null) return ['-', '-', '-', '-']
  const { calls, tokens, usd, ms } = cost
  return [calls.toFixed(1), (tokens.input + tokens.output).toFixed(0), money(usd), seconds(ms)]
}

function comparison(arms: readonly ArmResult[]): string[] {
  const compared = arms.flatMap(({ name, arm, againstBlind }) => (againstBlind === null ? [] : [{ name, arm, ...againstBlind }]))
  if (compared.length === 0) return [`nothing to compare with: the arm ${BLIND} did not run beside another`]
  const rows = compared.map(({ name, both, onlyThis, onlyOther, neither, p }) => [
    name,
    ...[both, onlyThis, onlyOther, neither].map(String),
    signed(onlyThis - onlyOther),
    p.toFixed(3),
  ])
  const apart = compared.filter(({ arm, p }) => arm !== null && p < SIGNIFICANT)
  const better = apart.filter(({ onlyThis, onlyOther }) => onlyThis > onlyOther)
  const worse = apart.filter(({ onlyThis, onlyOther }) => onlyThis < onlyOther)
  return [
    ...align(
      [[`against ${BLIND}`, 'both', 'only this', `only ${BLIND}`, 'neither', 'difference', 'p'], ...rows],
      [1, 2, 3, 4, 5, 6],
    ),
    "driven tasks by who is correct; p by McNemar's exact test, each arm by itself, not corrected for their number",
    `with the model, better than ${BLIND} (p < ${SIGNIFICANT}): ${named(better)}; worse: ${named(worse)}`,
  ]
}

function named(arms: readonly { readonly name: string }[]): string {
  return arms.length === 0 ? 'none' : arms.map(({ name }) => name).join(', ')
}

function range(interval: { readonly low: number; readonly high: number } | null): string {
  return interval === null ? '-' : `${(interval.low * 100).toFixed(1)}-${(interval.high * 100).toFixed(1)}`
}

function ended(stops: ArmResult['stops']): string {
  const told = Object.entries(stops).toSorted((a, b) => b[1] - a[1])
  return told.map(([reason, times]) => `${reason} ${times}`).join(', ')
}

function seconds(ms: number | null): string {
  return ms === null ? '-' : (ms / 1000).toFixed(1)
}

export function dollars(usd: number): string {
  return `$${usd.toFixed(usd !== 0 && usd < 0.1 ? 4 : 2)}`
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference)
}
