import { align, listed } from '../report/table.ts'
import type { Interval } from '../wilson.ts'
import { LESSONS_ARMS, OFF } from './arms.ts'
import type { ArmFigures, TimeFigures } from './figures.ts'
import type { Phases } from './measure.ts'
import type { LessonsResult } from './result.ts'

const HEAD = [
  'lessons',
  'split',
  'rows',
  'median',
  'geometric mean',
  'fewer',
  '95 %',
  'by medians',
  '95 %',
  'repaired',
  'lost',
  'won',
  'p',
]
const TIME_HEAD = ['ms to the patch', '', 'all', 'baseline', 'analysis', 'recall', 'search', 'lessons counted']

/** The result for people. */
export function lessonsTable(result: LessonsResult): string {
  const { suites, skipped, excluded, arms, parts, time, figures, missed, runs, limits, seed, splits } = result
  const driven = runs.filter(({ arm }) => arm === OFF)
  const lines = [
    ...listed('skipped (in no figure)', skipped),
    ...excludedLines(excluded.map(({ reason }) => reason)),
    ...suites.map(({ suite, rows, drawn, driven: ran }) => `${suite}: ${ran} rows driven, of ${drawn} drawn by lot of ${rows}`),
    `${driven.length} rows of ${new Set(driven.map(({ problem }) => problem)).size} problems, oracle ${result.oracle}, ${limits.maxCandidates} candidates a row, ` +
      `seed ${seed}, ${splits} splits by problem; ${result.lessons} lessons, of which each split's one half teaches`,
    ...(result.complete ? [] : ['INTERRUPTED: the figures are of the finished repairs only']),
    'Candidates tried up to the first that passes all tests, without lessons and with them, of rows that were repaired both ways; intervals by',
    'resampling problems; lost and won: rows that only the repair without, or with lessons repaired; p: exact McNemar test.',
    ...LESSONS_ARMS.map(({ name, title }) => `${name}: ${title}`),
    '',
    ...(arms.length === 0
      ? ['nothing was measured']
      : align([HEAD, ...arms.map((arm) => row(arm, [arm.arm, place(arm)]))], RIGHT)),
    ...(parts.length === 0 ? [] : ['', ...align([HEAD, ...parts.map((arm) => row(arm, [arm.arm, arm.part!]))], RIGHT)]),
    ...(time.length === 0 ? [] : ['', ...align([TIME_HEAD, ...time.flatMap(timeRows)], [2, 3, 4, 5, 6, 7])]),
    ...problemLines(result),
    '',
    ...figures.map(({ name, value, reference }) => `${name}  ${percent(value)}  (bound: ${reference} %)`),
    ...missed.map((text) => `MISSED ${text}`),
  ]
  return `${lines.join('\n')}\n`
}

const RIGHT = [2, 3, 4, 5, 7, 9, 10, 11, 12]

function place({ split }: ArmFigures): string {
  return split === null ? 'all' : String(split)
}

function row({ saved, repaired }: ArmFigures, head: readonly string[]): string[] {
  const { both, onlyThis, onlyOther, p } = repaired
  const outcomes = [
    `${both + onlyOther} > ${both + onlyThis}`,
    String(onlyOther),
    String(onlyThis),
    p === null ? '' : p.toFixed(3),
  ]
  if (saved === null) return [...head, '0', '-', '-', '-', '', '-', '', ...outcomes]
  const { medians, geometricMeans } = saved
  return [
    ...head,
    String(saved.rows),
    `${short(medians.off)} > ${short(medians.on)}`,
    `${short(geometricMeans.off)} > ${short(geometricMeans.on)}`,
    percent(saved.percent),
    range(saved.interval),
    percent(saved.byMedians),
    range(saved.medianInterval),
    ...outcomes,
  ]
}

function timeRows({ arm, without, with: on, cohort }: TimeFigures): string[][] {
  return [timeRow(`rows of ${arm}`, 'without', without, 0), timeRow('', 'with', on, cohort)]
}

function timeRow(of: string, which: string, phases: Phases, cohort: number): string[] {
  const { baseline, analysis, recall, search } = phases
  const all = baseline + analysis + recall + search
  const part = (ms: number) => `${ms.toFixed(1)} (${((ms / Math.max(all, 1e-9)) * 100).toFixed(0)} %)`
  return [of, which, all.toFixed(0), part(baseline), part(analysis), part(recall), part(search), cohort.toFixed(0)]
}

/** How many of each; an unsound row's reason is its own. */
function excludedLines(reasons: readonly string[]): string[] {
  const counts = Map.groupBy(reasons, (reason) => reason.split(':')[0]!)
  return counts.size === 0 ? [] : [`in no figure: ${[...counts].map(([reason, all]) => `${all.length} ${reason}`).join(', ')}`]
}

function problemLines({ runs }: LessonsResult): string[] {
  const counts = Map.groupBy(
    runs.flatMap(({ problems }) => problems),
    (problem) => problem,
  )
  return listed(
    'problems',
    [...counts].map(([reason, all]) => ({ id: `${all.length} times`, reason })),
  )
}

function range(interval: Interval | null): string {
  return interval === null ? '' : `${interval.low.toFixed(1)} to ${interval.high.toFixed(1)}`
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`
}

function short(value: number): string {
  return value.toFixed(1)
}
