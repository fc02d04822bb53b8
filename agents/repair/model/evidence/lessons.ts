import type { RepairContext } from '#core'
import type { Field } from '../input/field.ts'
import { inline } from './inline.ts'
import { plainField } from './lines-field.ts'

const MOST = 8

/** What repaired failures like this one before, and what did not. */
export function lessonsField({ lessons }: RepairContext): readonly Field[] {
  const known = lessons
    .filter(({ tried }) => tried > 0)
    .toSorted((a, b) => b.kept / b.tried - a.kept / a.tried || b.tried - a.tried)
  const lines = known.slice(0, MOST).map(({ operator, tried, kept }) => {
    const worked = kept > 0 ? `worked ${kept} of ${tried} times` : `never worked in ${tried} tries`
    return `In failures like this one the change "${inline(operator, 80)}" ${worked}.`
  })
  return plainField('lessons', 0.4, lines)
}
