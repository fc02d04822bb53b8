import type { Lesson, RecalledLesson } from '#core'
import type { FamilyCounts, StoredLesson, Worth } from '#lessons'
import { printable } from '../printable.ts'
import type { Paint } from '../style.ts'

const COLOUR = { correct: 'green', plausible: 'green', overfitting: 'red', improved: 'yellow', 'rolled-back': 'yellow' } as const

/** So many digits of an id tell lessons apart, nearly always. */
const ID_DIGITS = 8

const plain = (text: string, max = 200) => printable(text, { max })

/** One line a lesson: its id, how it ended, what was learnt, from what. */
export function lessonLine({ lesson, worth }: StoredLesson, paint: Paint): string {
  const { id, outcome, signature, provenance } = lesson
  const mark = worth.isQuarantined ? paint('red', ' (quarantined)') : ''
  const ended = paint(COLOUR[outcome], outcome.padEnd(11))
  return `${id.slice(0, ID_DIGITS)}  ${ended}  ${signature.language}  ${plain(provenance.problem, 60)}  ${changeOf(lesson)}${mark}`
}

/** What was found for a failure: how near it is, and why it was found. */
export function recalledLines({ lesson, weight, reasons }: RecalledLesson, paint: Paint): readonly string[] {
  const { id, outcome, provenance } = lesson
  const ended = paint(COLOUR[outcome], outcome.padEnd(11))
  return [
    `${weight.toFixed(2)}  ${id.slice(0, ID_DIGITS)}  ${ended}  ${plain(provenance.problem, 60)}  ${changeOf(lesson)}`,
    `      ${reasons.map((reason) => plain(reason)).join('; ')}`,
  ]
}

/** All of one lesson; `families` are its attempts, counted together. */
export function lessonText({ lesson, worth }: StoredLesson, families: readonly FamilyCounts[], paint: Paint): readonly string[] {
  const { id, outcome, signature, kept, refused, cost, provenance, example, remark } = lesson
  const { language, grams, ...shape } = signature
  const from = provenance.dataset === null ? '' : ` of ${plain(provenance.dataset)}`
  const by = provenance.agent === '' ? '' : ` by ${plain(provenance.agent)}`
  const paid = cost.tokens === 0 ? '' : `, ${cost.tokens} tokens, $${cost.usd.toFixed(4)}`
  return [
    paint('bold', id),
    `${paint(COLOUR[outcome], outcome)}${by}, ${language}, ${plain(provenance.problem)}${from}`,
    `learnt from run ${plain(provenance.run)}, round ${provenance.round}, ${plain(provenance.at)}, with ${plain(provenance.version)}`,
    `${cost.candidates} candidates, ${(cost.ms / 1000).toFixed(1)} s${paid}`,
    worthText(worth),
    paint('bold', 'failure'),
    ...Object.entries(shape).flatMap(([name, words]) =>
      words.length === 0 ? [] : [`  ${name}: ${words.map((word) => plain(word)).join(', ')}`],
    ),
    `  ${grams.length} grams of its syntax`,
    ...titled(
      'kept',
      kept.map((template) => edit(template)),
      paint,
    ),
    ...titled(
      'refused',
      refused.map(({ template, reason }) => `${edit(template)}  (${plain(reason)})`),
      paint,
    ),
    ...titled(
      'tried',
      families.map((family) => attemptText(family)),
      paint,
    ),
    ...(remark === null ? [] : [paint('bold', 'remark'), `  ${plain(remark)}`]),
    ...(example === null ? [] : [paint('bold', 'program'), ...indented(example.program)]),
    ...(example === null || example.kept === null ? [] : [paint('bold', 'with what was kept'), ...indented(example.kept)]),
  ]
}

function worthText({ uses, helped, harmed, taught, isQuarantined }: Worth): string {
  const used = uses === 0 ? 'not used yet' : `used ${round(uses)} times: helped ${round(helped)}, harmed ${round(harmed)}`
  return `taught ${taught === 1 ? 'once' : `${taught} times`}; ${used}${isQuarantined ? '; quarantined: not recalled' : ''}`
}

export function attemptText({ family, tried, kept, fixed, lost, refused }: FamilyCounts): string {
  const parts = { kept, 'fixed some': fixed, 'lost some': lost, refused }
  const told = Object.entries(parts).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]))
  return `${plain(family, 80)}  ${tried} tried${told.length === 0 ? '' : `: ${told.join(', ')}`}`
}

function changeOf({ kept, attempts }: Lesson): string {
  if (kept.length > 0) return kept.map((template) => edit(template)).join('; ')
  return `${attempts.reduce((sum, { tried }) => sum + tried, 0)} edits tried in vain`
}

function edit({ family, site, before, after }: Lesson['kept'][number]): string {
  const change = before === '' ? `insert \`${plain(after, 80)}\`` : after === '' ? `delete \`${plain(before, 80)}\`` : null
  return `${plain(family, 80)}: ${change ?? `\`${plain(before, 80)}\` → \`${plain(after, 80)}\``}  at ${plain(site, 120)}`
}

function titled(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : [paint('bold', title), ...lines.map((line) => `  ${line}`)]
}

/** A program keeps its lines. */
function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${plain(line, 300)}`)
}

/** Counts that decay are no whole numbers. */
export const round = (count: number): string => String(Math.round(count * 10) / 10)
