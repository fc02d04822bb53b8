import * as t from '@babel/types'
import type { Prober } from '#core'

/** The expression that a text is, such as a value's literal; `null` for any other text. Its offsets count in the parenthesised text. */
export function expressionOf(text: string, parse: Prober['parse']): t.Expression | null {
  const parsed = parse({ path: 'value.js', text: parenthesised(text) })
  const statement = parsed.status === 'parsed' ? parsed.source.ast.program.body[0] : undefined
  return t.isExpressionStatement(statement) ? statement.expression : null
}

/** In parentheses, `{}` is an object and no block. */
export function parenthesised(text: string): string {
  return `(${text})`
}
