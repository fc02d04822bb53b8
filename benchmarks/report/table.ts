import type { BenchResult, LeftOut, Summary } from '../result.ts'

const DETAIL_WIDTH = 60

/** The result for people: a line a task, what was left out and why, and the figures. */
export function table(result: BenchResult): string {
  const rows = [
    ['task', 'status', 'plausible', 'correct', 'tried', 'ms', ''],
    ...result.tasks.map((task) => [
      task.id,
      task.status,
      task.driven ? yesNo(task.plausible) : '-',
      task.driven ? yesNo(task.correct) : '-',
      String(task.candidates),
      task.ms.toFixed(0),
      oneLine(task.detail),
    ]),
  ]
  const lines = [
    ...align(rows, [4, 5]),
    '',
    ...listed('unsound (in no figure)', result.unsound),
    ...listed('unusable here (in no figure)', result.unusable),
    ...figures(result),
  ]
  return `${lines.join('\n')}\n`
}

function figures(result: BenchResult): string[] {
  const { summary, limits } = result
  const allowed = `${limits.maxTimeMs / 1000} s and ${limits.maxCandidates} candidates a task, seed ${result.seed}`
  const lines = [
    `${result.suite}, oracle ${result.oracle}: ${result.note}`,
    ...lessonsLine(result),
    `${allowed}${result.complete ? '' : '; INTERRUPTED: the figures are of the finished tasks only'}`,
    '',
  ]
  const counts = [
    [
      'sound tasks',
      String(summary.tasks),
      `of ${result.data.chosen} rows; ${summary.unsound} unsound, ${summary.unusable} unusable`,
    ],
    [
      'driven',
      String(summary.driven),
      `${summary.alreadyGreen} already green, ${summary.noVisibleTests} without visible tests, ${summary.failed} failed`,
    ],
    ['plausible', String(summary.plausible), rate(summary, 'plausible')],
    ['correct', String(summary.correct), rate(summary, 'correct')],
    [
      'correct among shown',
      String(summary.correctAmongShown),
      `${rate(summary, 'correctAmongShown')}; ${summary.shown} patches shown for the plausible`,
    ],
    [
      'equal to the reference',
      String(summary.equal.same),
      `of ${summary.equal.of} plausible: the same on up to 600 generated calls`,
    ],
    ['overfitting', String(summary.overfitting), 'plausible, but fails held-out tests'],
    [
      'median',
      summary.medianMs === null ? '-' : `${summary.medianMs.toFixed(0)} ms`,
      `${summary.medianCandidates ?? '-'} candidates, of the plausible; the first patch after ${summary.medianToPatchMs?.toFixed(0) ?? '-'} ms`,
    ],
  ]
  return [...lines, ...align(counts, [1])]
}

/** With what the same can be had again. */
export function lessonsLine({ lessons: source }: BenchResult): string[] {
  if (source === undefined) return []
  const { location, tag, version, lessons, embedder } = source
  const which = tag === null ? `version ${version}, no tag` : `tag ${tag}, version ${version}`
  return [`recalled from ${lessons} lessons in ${location} (${which}; by ${embedder}), never those of the same problem`]
}

function rate(summary: Summary, of: 'plausible' | 'correct' | 'correctAmongShown'): string {
  const interval = summary.intervals[of]
  if (interval === null) return ''
  return `${percent(summary[of] / summary.driven)} of the driven, 95 % interval ${percent(interval.low)} to ${percent(interval.high)}`
}

export function listed(title: string, rows: readonly LeftOut[]): string[] {
  if (rows.length === 0) return []
  return [`${title}:`, ...rows.map(({ id, reason }) => `  ${id}  ${oneLine(reason)}`), '']
}

/** Columns padded to their widest cell; the named ones to the right. */
export function align(rows: readonly (readonly string[])[], right: readonly number[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const pad = (cell: string, column: number) =>
    right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)
  return rows.map((row) => row.map(pad).join('  ').trimEnd())
}

/** Texts from runs and programs may hold anything: control characters become spaces, the rest is cut. */
export function oneLine(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return plain.length > DETAIL_WIDTH ? `${plain.slice(0, DETAIL_WIDTH - 1)}…` : plain
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(1)} %`
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}
