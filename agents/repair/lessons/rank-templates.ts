import type { EditTemplate, Lesson, LessonOutcome, Recall, RecalledLesson } from '#core'

/** A template that worked, and how much it promises: from 0 to 1. */
export interface RankedTemplate {
  readonly template: EditTemplate
  /** Of the nearest lesson that kept it. */
  readonly language: Lesson['signature']['language']
  readonly promise: number
}

/** How much a patch of such an end says for each of its edits. */
const WORTH: Readonly<Record<LessonOutcome, number>> = {
  correct: 1,
  plausible: 0.8,
  improved: 0.5,
  overfitting: 0.2,
  'rolled-back': 0,
}
const MOST_TEMPLATES = 64

/**
 * What was kept in failures like this one, the most promising first. Promise is how sure it is that one of its lessons fits (a lesson's weight, by what
 * became of its patch, any of them), times how often it was kept where it was tried and noted down. Each lesson counts once.
 */
export function rankTemplates({ cohort }: Recall): readonly RankedTemplate[] {
  const templates = new Map<string, { template: EditTemplate; lesson: Lesson; miss: number; kept: number; refused: number }>()
  const recalled = distinct(cohort)
  for (const { lesson, weight } of recalled) {
    for (const [key, template] of byShape(lesson.kept)) {
      const found = templates.get(key) ?? { template, lesson, miss: 1, kept: 0, refused: 0 }
      const worth = Math.min(1, Math.max(0, weight)) * WORTH[lesson.outcome]
      templates.set(key, { ...found, miss: found.miss * (1 - worth), kept: found.kept + 1 })
    }
  }
  for (const { lesson } of recalled) {
    for (const [key] of byShape(lesson.refused.map(({ template }) => template))) {
      const found = templates.get(key)
      if (found !== undefined) found.refused += 1
    }
  }
  return [...templates.values()]
    .map(({ template, lesson, miss, kept, refused }) => ({
      template,
      language: lesson.signature.language,
      promise: (1 - miss) * (kept / (kept + refused)),
    }))
    .filter(({ promise }) => promise > 0)
    .sort((a, b) => b.promise - a.promise)
    .slice(0, MOST_TEMPLATES)
}

function distinct(recalled: readonly RecalledLesson[]): readonly RecalledLesson[] {
  return [...new Map(recalled.map((one) => [one.lesson.id, one])).values()]
}

function byShape(templates: readonly EditTemplate[]): ReadonlyMap<string, EditTemplate> {
  return new Map(templates.map((template) => [shapeOf(template), template]))
}

/** Equal for templates that change the same to the same, wherever they stood. */
export function shapeOf({ before, after }: EditTemplate): string {
  return `${before}\n=>\n${after}`
}
