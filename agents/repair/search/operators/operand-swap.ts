import { code } from '#core'
import { change, operator } from '../operator.ts'
import { isTight, replace } from '../writing/rewrite.ts'

const ORDERED = new Set(['-', '/', '%', '**', '<<', '>>', '+', '<', '>', '<=', '>=', 'in'])

/** Two operands in the wrong order. */
export const operandSwap = operator('operand-swap', ['BinaryExpression'], function* ({ node, scene }) {
  const { left, right } = node
  if (!ORDERED.has(node.operator)) return
  const swapped = (operand: typeof right) =>
    isTight(operand) || operand.extra?.['parenthesized'] === true ? code`${operand}` : code`(${operand})`
  if (left.type === 'PrivateName') return
  const extra = /[<>]/.test(node.operator) ? 0.8 : 0
  yield change(
    extra,
    `swap \`${scene.snippet(left)}\` and \`${scene.snippet(right)}\``,
    replace(left, swapped(right)),
    replace(right, swapped(left)),
  )
})
