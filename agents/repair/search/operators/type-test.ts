import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { operand, replace, replaceSpan } from '../rewrite.ts'

/** What `typeof` never answers, and what does. */
const ASKED_BY: Readonly<Record<string, string>> = {
  array: 'Array.isArray',
  integer: 'Number.isInteger',
  int: 'Number.isInteger',
}

/** Questions for a value's type that are asked in vain: `typeof x === 'array'`, `x instanceof Number`, `x instanceof y`. */
export const typeTest = operator('type-test', ['BinaryExpression'], function* ({ node, scene }) {
  const { left, right, operator: sign } = node
  if (t.isPrivateName(left)) return
  const what = `ask for the type in \`${scene.snippet(node)}\` in another way`
  if (sign === 'instanceof') {
    if (t.isIdentifier(right) && /^(?:Number|String|Boolean|Object)$/.test(right.name))
      yield change(0, what, replace(node, ['typeof ', ...operand(left), ` === '${right.name.toLowerCase()}'`]))
    else yield change(0.2, what, replace(node, ['typeof ', ...operand(left), ' === typeof ', ...operand(right)]))
  } else if (/^[!=]==?$/.test(sign) && t.isUnaryExpression(left, { operator: 'typeof' })) {
    const not = sign.startsWith('!') ? '!' : ''
    if (t.isStringLiteral(right)) {
      const asked = ASKED_BY[right.value.toLowerCase()]
      if (asked !== undefined) yield change(0, what, replace(node, code`${not}${asked}(${left.argument})`))
      if (right.value === 'number') yield change(0.3, what, replace(node, code`${not}Number.isInteger(${left.argument})`))
    } else if (!t.isUnaryExpression(right, { operator: 'typeof' })) {
      yield change(0, what, replaceSpan({ start: right.start!, end: right.start! }, 'typeof '))
    }
  }
})
