import { median } from '../score.ts'
import { ALL_SIGNALS, REFERENCE } from './arms.ts'
import { chanceAmongFirst, type Rank } from './expected-rank.ts'
import type { ArmScore, Scored } from './measure.ts'

/** One number to compare runs by; `reference` is the same number of Ochiai over statements in the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: '%' | 'ms'
  readonly reference: number | null
}

/** How often an arm puts a right line, or expression, among the first, in percent. */
export interface ArmFigures {
  readonly arm: string
  /** Expected rank up to 1, 3 and 5. */
  readonly top: readonly number[]
  /** Were ties shuffled: the mean chance to be among the first 1, 3 and 5. */
  readonly chance: readonly number[]
  readonly topLong: readonly number[]
  readonly expressionTop: readonly number[]
  readonly medianMs: number
}

const KS = [1, 3, 5] as const
/** Functions of so many lines are long ones: in shorter ones chance does well. */
export const LONG = 8

export function armFigures(arm: string, rows: readonly Scored[]): ArmFigures {
  const long = rows.filter((row) => row.functionLines >= LONG)
  const lines = ranksOf(arm, rows, 'line')
  return {
    arm,
    top: KS.map((k) => share(lines, k)),
    chance: KS.map((k) => mean(lines.map((rank) => (rank === null ? 0 : chanceAmongFirst(k, rank)))) * 100),
    topLong: KS.map((k) => share(ranksOf(arm, long, 'line'), k)),
    expressionTop: KS.map((k) => share(ranksOf(arm, rows, 'expression'), k)),
    medianMs: median(scoresOf(arm, rows).map((score) => score.ms)) ?? 0,
  }
}

/** The figures that runs are compared by: those of all signals together. */
export function headline(arms: readonly ArmFigures[]): Figure[] {
  const all = arms.find(({ arm }) => arm === ALL_SIGNALS)!
  const reference = arms.find(({ arm }) => arm === REFERENCE)!
  const percent = (name: string, of: (arm: ArmFigures) => number): Figure => ({
    name,
    value: of(all),
    unit: '%',
    reference: of(reference),
  })
  return [
    ...KS.map((k, i) => percent(`line-top${k}`, (arm) => arm.top[i]!)),
    percent('line-top1-long', (arm) => arm.topLong[0]!),
    percent('expression-top1', (arm) => arm.expressionTop[0]!),
    { name: 'median-ms', value: all.medianMs, unit: 'ms', reference: reference.medianMs },
  ]
}

/** The same of seeded faults, with what slices and interventions by themselves tell; those have no reference. */
export function seededFigures(arms: readonly ArmFigures[], rows: readonly Scored[]): Figure[] {
  const scores = scoresOf(ALL_SIGNALS, rows)
  const slices = scores.flatMap(({ slice }) => (slice === null ? [] : [slice]))
  const alone = (name: string, values: readonly number[]): Figure => ({
    name,
    value: mean(values) * 100,
    unit: '%',
    reference: null,
  })
  return [
    ...headline(arms).map((figure) => ({ ...figure, name: `seeded-${figure.name}` })),
    alone(
      'slice-holds',
      scores.map(({ slice }) => Number(slice?.holds ?? false)),
    ),
    alone(
      'slice-share',
      slices.map(({ share }) => share),
    ),
    alone(
      'causal-top1',
      scores.map(({ causal }) => causal),
    ),
  ]
}

function share(ranks: readonly (Rank | null)[], k: number): number {
  return mean(ranks.map((rank) => (rank !== null && rank.expected <= k ? 1 : 0))) * 100
}

function ranksOf(arm: string, rows: readonly Scored[], of: 'line' | 'expression'): (Rank | null)[] {
  return scoresOf(arm, rows).map((score) => score[of])
}

function scoresOf(arm: string, rows: readonly Scored[]): ArmScore[] {
  return rows.map((row) => row.arms.find((score) => score.arm === arm)!)
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
