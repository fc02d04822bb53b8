import type { LeftOut, Summary, TaskScore } from './result.ts'
import type { BenchTask } from './task.ts'
import { wilson } from './wilson.ts'

/** What became of one row. */
export type RowOutcome =
  | { readonly kind: 'scored'; readonly score: TaskScore }
  | { readonly kind: 'unsound' | 'unusable'; readonly row: LeftOut }

/** A row's score without a patch, but for what is told. */
export function unpatched(task: BenchTask, score: Partial<TaskScore> & Pick<TaskScore, 'status' | 'driven'>): TaskScore {
  const noPatch = {
    plausible: false,
    correct: false,
    shown: 0,
    correctAmongShown: false,
    equal: null,
    patch: null,
    operators: [],
  }
  const nothing = { ...noPatch, candidates: 0, ms: 0, toPatchMs: null, detail: '', missed: null }
  return { id: task.id, problem: task.problem, ...nothing, ...score }
}

/** What goes wrong beside the program counts as driven and not repaired, so that no fault of ours can better a rate. */
export function failedScore(task: BenchTask, error: unknown): TaskScore {
  return unpatched(task, { status: 'failed', driven: true, detail: error instanceof Error ? error.message : String(error) })
}

export function scoresOf(outcomes: readonly RowOutcome[]): TaskScore[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'scored' ? [outcome.score] : []))
}

export function leftOut(outcomes: readonly RowOutcome[], kind: 'unsound' | 'unusable'): LeftOut[] {
  return outcomes.flatMap((outcome) => (outcome.kind !== 'scored' && outcome.kind === kind ? [outcome.row] : []))
}

/** The figures. Unsound and unusable rows are only counted. */
export function summarise(outcomes: readonly RowOutcome[]): Summary {
  const tasks = scoresOf(outcomes)
  const driven = tasks.filter((task) => task.driven)
  const plausible = driven.filter((task) => task.plausible)
  const correct = plausible.filter((task) => task.correct)
  const withStatus = (status: TaskScore['status']) => tasks.filter((task) => task.status === status).length
  return {
    tasks: tasks.length,
    unsound: leftOut(outcomes, 'unsound').length,
    unusable: leftOut(outcomes, 'unusable').length,
    alreadyGreen: withStatus('already-green'),
    noVisibleTests: withStatus('no-visible-tests'),
    failed: withStatus('failed'),
    driven: driven.length,
    plausible: plausible.length,
    correct: correct.length,
    correctAmongShown: plausible.filter((task) => task.correctAmongShown).length,
    shown: plausible.reduce((sum, task) => sum + task.shown, 0),
    equal: {
      of: plausible.filter((task) => task.equal !== null).length,
      same: plausible.filter((task) => task.equal === true).length,
    },
    overfitting: plausible.length - correct.length,
    medianMs: median(plausible.map((task) => task.ms)),
    medianToPatchMs: median(plausible.flatMap((task) => task.toPatchMs ?? [])),
    medianCandidates: median(plausible.map((task) => task.candidates)),
    intervals: {
      plausible: wilson(plausible.length, driven.length),
      correct: wilson(correct.length, driven.length),
      correctAmongShown: wilson(plausible.filter((task) => task.correctAmongShown).length, driven.length),
    },
  }
}

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
