import { mcnemar, pairsOf as outcomePairs, type Pairs } from '../arms/mcnemar.ts'
import { LESSONS_ARMS, ON, PLACEBO } from './arms.ts'
import type { Measured, Phases } from './measure.ts'
import { countedOf, pairsOf, type Pair } from './pairs.ts'
import { savedOf, type Saved } from './saved.ts'

/** One number that runs are compared by; `reference` is its bound. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: '%'
  readonly reference: number
}

/** Repaired with these lessons and without. `p` is of McNemar's exact test; null over several splits, in which a row comes more than once. */
export interface Repaired extends Pairs {
  readonly p: number | null
}

/** An arm in one split, or in all of them (`split` null), or in a part of the rows. */
export interface ArmFigures {
  readonly arm: string
  readonly split: number | null
  /** Which rows, where not all: a suite, or rows that took so many candidates without lessons. */
  readonly part: string | null
  readonly repaired: Repaired
  readonly saved: Saved | null
}

/** Means over rows repaired both ways, in milliseconds until the first patch. */
export interface TimeFigures {
  readonly arm: string
  readonly rows: number
  /** Mean number of lessons whose outcomes were counted. */
  readonly cohort: number
  readonly without: Phases
  readonly with: Phases
}

const LEAST_SAVED = 30

/** Rows by how many candidates they took without lessons: of short searches there is little to save. */
const LENGTHS = [
  { part: '1 to 10 without', isIn: (off: number) => off <= 10 },
  { part: '11 to 100 without', isIn: (off: number) => off > 10 && off <= 100 },
  { part: 'over 100 without', isIn: (off: number) => off > 100 },
] as const

/** Every arm over all of its splits, and in each. */
export function armFigures(runs: readonly Measured[], seed: number): ArmFigures[] {
  return LESSONS_ARMS.flatMap(({ name }) => {
    const splits = [...new Set(runs.filter(({ arm }) => arm === name).flatMap(({ split }) => split ?? []))].sort((a, b) => a - b)
    const each = splits.map((split) => figuresOf(name, split, null, pairsOf(runs, name, split), seed))
    return splits.length < 2 ? each : [figuresOf(name, null, null, pairsOf(runs, name), seed), ...each]
  })
}

/** Lessons as they were learnt: suite by suite, and by how long the search takes without. */
export function partFigures(runs: readonly Measured[], seed: number): ArmFigures[] {
  const pairs = pairsOf(runs, ON)
  const suites = [...new Set(pairs.map((pair) => pair.with.suite))]
  const parts = [
    ...suites.map((suite) => ({ part: suite, isIn: (pair: Pair) => pair.with.suite === suite })),
    ...LENGTHS.map(({ part, isIn }) => ({
      part,
      isIn: ({ without: { toPatch } }: Pair) => toPatch !== null && isIn(toPatch),
    })),
  ]
  return parts.map(({ part, isIn }) => figuresOf(ON, null, part, pairs.filter(isIn), seed))
}

export function timeFigures(runs: readonly Measured[]): TimeFigures[] {
  return LESSONS_ARMS.flatMap(({ name }) => {
    const both = pairsOf(runs, name).flatMap((pair) => {
      const [on, off] = [pair.with.phases, pair.without.phases]
      return on === null || off === null ? [] : [{ on, off, cohort: pair.with.cohort }]
    })
    if (both.length === 0) return []
    const [without, on] = [meanOf(both.map(({ off }) => off)), meanOf(both.map((pair) => pair.on))]
    const cohort = both.reduce((sum, pair) => sum + pair.cohort, 0) / both.length
    return [{ arm: name, rows: both.length, cohort, without, with: on }]
  })
}

/** What runs are compared by: over all splits, by geometric means. None where nothing was measured. */
export function headline(arms: readonly ArmFigures[]): Figure[] {
  const figure = (name: string, arm: string, reference: number): Figure[] => {
    const saved = overall(arms, arm)?.saved ?? null
    return saved === null ? [] : [{ name, value: saved.percent, unit: '%', reference }]
  }
  return [...figure('candidates-saved-percent', ON, LEAST_SAVED), ...figure('placebo-saved-percent', PLACEBO, 0)]
}

/** Which of the bounds are missed, in words. What chance may do is no miss: a placebo has to be better beyond its interval. */
export function missedBounds(arms: readonly ArmFigures[]): string[] {
  const [on, placebo] = [overall(arms, ON), overall(arms, PLACEBO)]
  const missed: string[] = []
  if ((on?.saved?.percent ?? LEAST_SAVED) < LEAST_SAVED)
    missed.push(`candidates-saved-percent: ${on!.saved!.percent.toFixed(1)} %, at least ${LEAST_SAVED} % were to be saved`)
  if ((placebo?.saved?.interval?.low ?? 0) > 0)
    missed.push(
      `placebo-saved-percent: the placebo saves ${placebo!.saved!.percent.toFixed(1)} %, it was to be no better than nothing`,
    )
  const { onlyThis = 0, onlyOther = 0 } = on?.repaired ?? {}
  if (onlyOther > onlyThis) missed.push(`repaired: ${onlyOther} lost with lessons, ${onlyThis} won`)
  return missed
}

/** Over all splits; of one split where there is but one. */
function overall(arms: readonly ArmFigures[], name: string): ArmFigures | undefined {
  return arms.find(({ arm, split }) => arm === name && split === null) ?? arms.find(({ arm }) => arm === name)
}

function figuresOf(arm: string, split: number | null, part: string | null, pairs: readonly Pair[], seed: number): ArmFigures {
  const outcomes = outcomePairs(pairs.map((pair) => [pair.with.isRepaired, pair.without.isRepaired]))
  const repaired = { ...outcomes, p: split === null ? null : mcnemar(outcomes) }
  return { arm, split, part, repaired, saved: savedOf(countedOf(pairs), seed) }
}

function meanOf(phases: readonly Phases[]): Phases {
  const mean = (of: (one: Phases) => number) => phases.reduce((sum, one) => sum + of(one), 0) / phases.length
  return {
    baseline: mean(({ baseline }) => baseline),
    analysis: mean(({ analysis }) => analysis),
    recall: mean(({ recall }) => recall),
    search: mean(({ search }) => search),
  }
}
