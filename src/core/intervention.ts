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

/** Operators that two operands are put together by anew. */
export const CHANGE_OPERATORS = ['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '===', '!==', '&&', '||'] as const
export type ChangeOperator = (typeof CHANGE_OPERATORS)[number]

export type Primitive = string | number | boolean | null

/** What was last seen at a point (in the same call, where it was seen there), or a value. */
export type Operand = { readonly point: number } | { readonly value: Primitive }

/** What an intervention makes of a value. A change that does not fit the value leaves it as it is. */
export type Change =
  | { readonly kind: 'value'; readonly value: Primitive }
  | { readonly kind: 'latest'; readonly point: number }
  | { readonly kind: 'plus'; readonly by: number }
  | { readonly kind: 'function'; readonly function: ChangeFunction }
  | { readonly kind: 'operator'; readonly left: Operand; readonly operator: ChangeOperator; readonly right: Operand }

/** Forces what a program computes at one probe point, and lets the run go on from there. */
export interface Intervention {
  readonly point: number
  /** Which visit of the point in each test, from 1; `null` for all. */
  readonly visit: number | null
  readonly change: Change
}
