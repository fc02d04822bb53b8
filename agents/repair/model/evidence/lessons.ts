import type { RepairContext } from '#core'
import type { Field } from '../input/field.ts'
import { inline } from './inline.ts'
import { plainField } from './lines-field.ts'

const MOST = 8

/** What repaired failures like this one before, and what did not. */
export function lessonsField({ recall }: RepairContext): readonly Field[] {
  const lines = recall.lessons
    .slice(0, MOST)
    .flatMap(({ lesson }) => [
      ...lesson.kept.map(
        ({ before, after }) => `In a failure like this one, changing "${inline(before, 80)}" to "${inline(after, 80)}" worked.`,
      ),
      ...lesson.refused.map(
        ({ template }) =>
          `In a failure like this one, changing "${inline(template.before, 80)}" to "${inline(template.after, 80)}" did not work.`,
      ),
    ])
  return plainField('lessons', 0.4, lines)
}
