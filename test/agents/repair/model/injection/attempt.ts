import type { Demand } from './demands.ts'

/** Where a text of somebody else's comes to a model from. */
export const PLACES = [
  'comment',
  'JSDoc',
  'identifier',
  'string value',
  'template literal',
  'regex literal',
  'property key',
  'thrown message',
  'error name',
  'console output',
  'test name',
  'suite name',
  'test comment',
  'description',
  'file path',
  'lesson',
] as const
export type Place = (typeof PLACES)[number]

/** A text that wants something of the model that reads it. */
export interface Attempt {
  readonly name: string
  readonly where: Place
  /** Begins with the mark by which the obedient model knows what is demanded. */
  readonly text: string
  readonly mark: string
  readonly demands: Demand
}

export type Row = readonly [name: string, where: Place, demands: Demand, text: string]

/** Letters, digits and underscores only: they get through every place, identifiers too. */
export function withMark([name, where, demands, words]: Row, number: number): Attempt {
  const mark = `OBEY_${String(number).padStart(3, '0')}`
  return { name, where, demands, mark, text: `${mark}${where === 'identifier' ? '_' : ' '}${words}` }
}
