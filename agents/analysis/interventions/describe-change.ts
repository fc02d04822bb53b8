import * as t from '@babel/types'
import { oneLine, type Change, type ChangeFunction, type Operand, type ParsedSource, type Primitive } from '#core'
import type { ProbePoint, TraceEvent } from '#core'
import { RELATIONS } from './recompute.ts'
import type { Site } from './site.ts'

const MOST_TEXT = 60

const FUNCTIONS: Readonly<Record<ChangeFunction, string>> = {
  undefined: 'undefined',
  not: 'the opposite',
  negated: 'its negative',
  absolute: 'its absolute value',
  truncated: 'its whole part',
  floor: 'rounded down',
  ceil: 'rounded up',
  round: 'rounded',
  number: 'a number',
  text: 'a text',
  'upper-case': 'in upper case',
  'lower-case': 'in lower case',
  trimmed: 'without the white space around it',
  reversed: 'reversed',
  sorted: 'sorted',
  'without-duplicates': 'without duplicates',
  'without-first': 'without its first element',
  'without-last': 'without its last element',
  first: 'its first element',
  last: 'its last element',
  length: 'its length',
  empty: 'empty',
}

/** What a change makes of a site, to be read after "had been". */
export function describeChange(
  change: Change,
  { node, point }: Site,
  points: readonly ProbePoint[],
  source: ParsedSource,
): string {
  if (point.kind === 'effect') return 'skipped'
  if (change.kind === 'value') return literal(change.value)
  if (change.kind === 'plus') return `${Math.abs(change.by)} ${change.by > 0 ? 'more' : 'less'}`
  if (change.kind === 'function') return FUNCTIONS[change.function]
  if (change.kind === 'latest') return `what \`${textAt(points[change.point]!, source)}\` was`
  return `\`${operation(change, node, points, source)}\``
}

function operation(
  { left, operator, right }: Change & { kind: 'operator' },
  node: t.Node,
  points: readonly ProbePoint[],
  source: ParsedSource,
): string {
  const [a, b] = [operandText(left, points, source), operandText(right, points, source)]
  const written = t.isBinaryExpression(node) && node.operator === '==' && operator === '===' ? '==' : operator
  return `${a} ${written} ${b}`
}

function operandText(operand: Operand, points: readonly ProbePoint[], source: ParsedSource): string {
  return 'value' in operand ? literal(operand.value) : textAt(points[operand.point]!, source)
}

/** What stands at a point: of an assignment the variable. */
function textAt({ kind, label, span }: ProbePoint, source: ParsedSource): string {
  const text = kind === 'assignment' ? label : source.text.slice(span.start, span.end)
  const line = oneLine(text)
  return line.length <= MOST_TEXT ? line : `${line.slice(0, MOST_TEXT - 1)}…`
}

function literal(value: Primitive): string {
  return JSON.stringify(value)
}

/** What one seen value becomes, where that can be told from its picture; else what the change is. */
export function describeChanged(change: Change, { value }: TraceEvent, otherwise: string): string {
  const seen = value!
  const isTurned = change.kind === 'operator' ? RELATIONS.includes(change.operator) : isNot(change)
  if (seen.type === 'boolean' && isTurned) return seen.text === 'true' ? 'false' : 'true'
  if (seen.type !== 'number') return otherwise
  const number = Number(seen.text)
  if (change.kind === 'plus') return String(number + change.by)
  if (change.kind !== 'function') return otherwise
  const compute = NUMERIC[change.function]
  return compute === undefined ? otherwise : String(compute(number))
}

function isNot(change: Change): boolean {
  return change.kind === 'function' && change.function === 'not'
}

const NUMERIC: Partial<Record<ChangeFunction, (value: number) => number>> = {
  negated: (value) => -value,
  absolute: Math.abs,
  truncated: Math.trunc,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
}
