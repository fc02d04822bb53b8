import { code } from '#core'
import { change, operator } from '../operator.ts'
import { operand, replace } from '../writing/rewrite.ts'

/** `/=` of whole numbers. */
export const integerDivision = operator('integer-division', ['AssignmentExpression'], function* ({ node, scene }) {
  const { left, right } = node
  if (node.operator !== '/=') return
  for (const [i, fn] of ['Math.floor', 'Math.trunc', 'Math.ceil', 'Math.round'].entries())
    yield change(
      i * 0.2,
      `divide \`${scene.snippet(left)}\` by \`${fn}\``,
      replace(node, [...code`${left} = ${fn}(${left} / `, ...operand(right), ')']),
    )
})
