/**
 * What an intervention makes of a value. Changes that do not fit the value (`not` of a text is fine, `negated` of one is not) leave it as
 * it is.
 */
export type Change =
  /** Another value altogether. */
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  /** What was last seen at another point in the same test; as it is where nothing was. */
  | { readonly kind: 'latest'; readonly point: number }
  /** A number more. */
  | { readonly kind: 'plus'; readonly by: number }
  | { readonly kind: 'apply'; readonly function: ChangeFunction }

/** Functions of one value, each for some types of values. */
export const CHANGE_FUNCTIONS = [
  'undefined',
  'not',
  'negated',
  'absolute',
  'truncated',
  'floor',
  'ceil',
  'round',
  'number',
  'text',
  'upper-case',
  'lower-case',
  'trimmed',
  'reversed',
  'sorted',
  'without-duplicates',
  'without-first',
  'without-last',
  'first',
  'last',
  'length',
  'empty',
] as const
export type ChangeFunction = (typeof CHANGE_FUNCTIONS)[number]

/** Forces what a program computes at one probe point, and lets the run go on from there. */
export interface Intervention {
  readonly point: number
  /** Which visit of the point in each test, from 1; `null` for all. */
  readonly visit: number | null
  readonly change: Change
}
