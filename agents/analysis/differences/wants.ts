import * as t from '@babel/types'
import type { TestFailure } from '#core'
import { nameOf } from './node-name.ts'

/** What is to come of a call: an equal value, one that stands in another relation (`> 3`, `not.toBe`, `toContain`), an error or none. */
export type Wants = 'equal' | 'relation' | 'error' | 'no error'

export const EQUALITIES = /^(?:not)?(?:deep|strict|deepStrict|looseStrict)?equal$|^eql?$|^sameMembers$/i
const EQUAL_MATCHERS = /^toBe(?:CloseTo|Defined|Falsy|NaN|Null|Truthy|Undefined)?$|^to(?:Strict)?Equal$|^toMatchObject$/
const OPPOSITE: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** By the names in a chain of matchers such as `not.toThrow`, or the name of one function. */
export function wantedOf(names: readonly string[]): Wants {
  const last = names.at(-1) ?? ''
  if (/^doesNot(?:Throw|Reject)$/.test(last)) return 'no error'
  if (/^(?:throws|rejects|toThrow\w*)$/.test(last)) return names.includes('not') ? 'no error' : 'error'
  const isEqual = EQUALITIES.test(last) ? !last.startsWith('not') : EQUAL_MATCHERS.test(last)
  return isEqual && !names.includes('not') ? 'equal' : 'relation'
}

/** The names in a chain of matchers. */
export function matchersOf(at: t.Node): string[] {
  if (t.isCallExpression(at)) return matchersOf(at.callee)
  return t.isMemberExpression(at) ? [...matchersOf(at.object), nameOf(at.property) ?? ''] : []
}

/** How a value fails that was not to be an equal one: `not > 3`, or the failure's own words. */
export function relationText(call: t.Node, isSwapped: boolean, expected: string, { message }: TestFailure): string {
  const condition = t.isCallExpression(call) ? call.arguments[0] : undefined
  if (!t.isBinaryExpression(condition)) return message.replace(/\s*(?:\/\/|\n)[^]*$/, '')
  return `not ${isSwapped ? (OPPOSITE[condition.operator] ?? condition.operator) : condition.operator} ${expected}`
}

const NOTHING_THROWN = /^Missing expected |instead of rejecting|to throw an error$/

/** How an assertion on errors fails. */
export function thrownText(wants: 'error' | 'no error', { actual, message }: TestFailure): string {
  if (wants === 'no error') return 'an error is thrown'
  const isNothing = actual === undefined || actual === 'undefined' || NOTHING_THROWN.test(message)
  return isNothing ? 'no error is thrown' : 'another error is thrown'
}
