import type { EditTemplate, Lesson, LessonOutcome, Recall, RecalledLesson, RepairContext, VerdictReason } from '#core'
import { isShape } from '../../lessons/vocabulary.ts'
import { OPERATORS } from '../../search/operators/index.ts'
import type { Field } from '../input/field.ts'
import { inline } from './inline.ts'
import { plainField } from './lines-field.ts'

const MOST_LESSONS = 6
/** These come first, then the families, then the other lessons. */
const NEAREST = 2
/** Shapes of one lesson: of what worked, and of what did not. */
const MOST_SHAPES = 2
const SHAPE = 120
const MOST_FAMILIES = 4
/** A family that never worked is told of after so many failures. */
const NEVER = 3

const FAMILIES: ReadonlySet<string> = new Set(OPERATORS.map(({ name }) => name))
const SITE = /^[A-Z][A-Za-z]{1,40}(?:<[A-Z][A-Za-z]{1,40}\.[a-zA-Z]{1,30})?$/

const WORKED: Readonly<Record<LessonOutcome, string>> = {
  correct: 'worked, also on tests that it had not seen',
  plausible: 'passed all tests',
  improved: 'passed more tests, not all',
  overfitting: 'passed all tests that were there, and was wrong',
  'rolled-back': 'was rolled back',
}
const FAILED: Partial<Readonly<Record<VerdictReason, string>>> = {
  'passes-all': 'passed all tests, and another change was better',
  improves: 'passed more tests, not all',
  tie: 'passed more tests, not all',
  'no-gain': 'fixed nothing',
  regression: 'lost tests that passed',
  'does-not-load': 'does not load',
  refused: 'may not be tried',
}

/**
 * What repaired failures like this one before, and what did not. Lessons may come from elsewhere: only shapes, counts and words of ours are told of
 * them, never a text that somebody wrote.
 */
export function lessonsField({ recall }: RepairContext): readonly Field[] {
  const told = recall.lessons.slice(0, MOST_LESSONS).map(lessonLines)
  const lines = [...new Set([...told.slice(0, NEAREST), familyLines(recall), ...told.slice(NEAREST)].flat())]
  return lines.length === 0 ? [] : plainField('lessons', 0.4, [HEAD, ...lines])
}

const HEAD = 'Earlier repairs of failures like this one ($1, $2, … are names, 9 a number, "_" a text):'

function lessonLines({ lesson, weight }: RecalledLesson): string[] {
  const near = `alike by ${Math.round(100 * Math.min(1, Math.max(0, weight)))} %`
  return [
    ...some(lesson.kept).map((one) => `${shapeText(one)} ${WORKED[lesson.outcome]} (${near}${familyText(one)})`),
    ...some(lesson.refused.filter(({ template }) => isTold(template)).map(({ template }) => template)).map(
      (one) => `Not so: ${shapeText(one)} ${failureText(reasonOf(lesson, one))} (${near}${familyText(one)})`,
    ),
  ]
}

/** Reasons come from files too: what is none of ours has no text here, whatever it is called. */
function failureText(reason: VerdictReason): string {
  return (Object.hasOwn(FAILED, reason) ? FAILED[reason] : undefined) ?? 'did not work'
}

function some(templates: readonly EditTemplate[]): readonly EditTemplate[] {
  return templates.filter(isTold).slice(0, MOST_SHAPES)
}

function reasonOf({ refused }: Lesson, one: EditTemplate): VerdictReason {
  return refused.find(({ template }) => template === one)!.reason
}

function isTold({ before, after }: EditTemplate): boolean {
  return isShape(before) && isShape(after) && before !== after
}

function shapeText({ before, after, site }: EditTemplate): string {
  const place = SITE.test(site) ? ` in ${site.split('<')[1] ?? site}` : ''
  const [from, to] = [inline(before, SHAPE), inline(after, SHAPE)]
  if (before === '') return `adding ${to}${place}`
  return after === '' ? `taking away ${from}${place}` : `changing ${from} to ${to}${place}`
}

function familyText({ family }: EditTemplate): string {
  return family.split('+').every((one) => FAMILIES.has(one)) ? `, ${family}` : ''
}

/** How often the changes of a family worked in the failures that are known: the best first, then those that never did. */
function familyLines({ cohort }: Recall): string[] {
  const counts = new Map<string, { tried: number; worked: number }>()
  for (const { lesson, weight } of cohort) {
    // Far ones are no such failures.
    if (weight <= 0) continue
    const tried = lesson.attempts.filter((one) => one.tried > 0 && FAMILIES.has(one.family))
    const worked = new Set(tried.filter(({ kept }) => kept > 0).map(({ family }) => family))
    for (const family of new Set(tried.map((one) => one.family))) {
      const count = counts.get(family) ?? { tried: 0, worked: 0 }
      counts.set(family, { tried: count.tried + 1, worked: count.worked + (worked.has(family) ? 1 : 0) })
    }
  }
  const known = [...counts].map(([family, count]) => ({ family, ...count }))
  const worked = known
    .filter((one) => one.worked > 0)
    .sort((a, b) => b.worked / (b.tried + 2) - a.worked / (a.tried + 2) || (a.family < b.family ? -1 : 1))
  const never = known
    .filter((one) => one.worked === 0 && one.tried >= NEVER)
    .sort((a, b) => b.tried - a.tried || (a.family < b.family ? -1 : 1))
  return [
    ...worked
      .slice(0, MOST_FAMILIES)
      .map((one) => `${one.family} was tried in ${one.tried} such failures and worked in ${one.worked}`),
    ...never.slice(0, MOST_FAMILIES / 2).map((one) => `${one.family} was tried in ${one.tried} such failures and never worked`),
  ]
}
