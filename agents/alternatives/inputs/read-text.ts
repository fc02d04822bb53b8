import * as t from '@babel/types'
import type { Prober } from '#core'
import { expressionOf, parenthesised } from '../../expression-of.ts'
import { readValue } from './read-value.ts'
import type { Value } from './value.ts'

/** The value that a text is a literal of; `null` for a text that is none. A bare list, as in `1, 2`, is a list. */
export function readText(text: string, parse: Prober['parse']): { readonly value: Value } | null {
  const expression = expressionOf(text, parse)
  if (expression === null) return null
  const node = t.isSequenceExpression(expression) ? t.arrayExpression(expression.expressions) : expression
  try {
    return { value: readValue(node, parenthesised(text), new Map()) }
  } catch {
    return null
  }
}
