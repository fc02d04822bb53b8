import type { LessonFilter, StoredLesson } from '../store.ts'

/** A text as a literal of SQL: doubling quotes is all that this dialect needs, backslashes mean nothing in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const idIn = (ids: readonly string[]): string => (ids.length === 0 ? 'false' : `id IN (${ids.map(quoted).join(', ')})`)

/** A filter as a condition of SQL; `more` must hold as well. */
export function whereOf(filter: LessonFilter, ...more: readonly string[]): string {
  const { language, dataset, problem, exceptProblem, outcome, withQuarantined = false } = filter
  const conditions = [...more]
  if (!withQuarantined) conditions.push('quarantined = false')
  if (language !== undefined) conditions.push(`language = ${quoted(language)}`)
  if (dataset !== undefined) conditions.push(`dataset = ${quoted(dataset)}`)
  if (problem !== undefined) conditions.push(`problem = ${quoted(problem)}`)
  if (exceptProblem !== undefined) conditions.push(`problem != ${quoted(exceptProblem)}`)
  if (outcome !== undefined) conditions.push(`outcome = ${quoted(outcome)}`)
  return conditions.length === 0 ? 'true' : conditions.join(' AND ')
}

/** Something passed all tests that there were. */
export const SOLVED = "outcome NOT IN ('rolled-back', 'improved')"

/** Same in every way. */
export const exactly = ({ exactKey }: Pick<StoredLesson, 'exactKey'>): string => `exact_key = ${quoted(exactKey)}`

/** Same roughly, and not in every way. */
export const roughly = ({ exactKey, roughKey }: Pick<StoredLesson, 'exactKey' | 'roughKey'>): string =>
  `rough_key = ${quoted(roughKey)} AND exact_key != ${quoted(exactKey)}`
