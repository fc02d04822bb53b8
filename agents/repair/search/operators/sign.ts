import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { operand, replace } from '../writing/rewrite.ts'

/** A minus that was left out. */
export const sign = operator('sign', ['Expression'], function* ({ node, path, scene }) {
  if (
    t.isUnaryExpression(path.parent) ||
    t.isUnaryExpression(node) ||
    t.isNumericLiteral(node) ||
    t.isBinaryExpression(path.parent, { operator: '**' })
  )
    return
  if (t.isMemberExpression(path.parent) || scene.kinds.of(node, path) !== 'number') return
  yield change(
    t.isBinaryExpression(path.parent) ? 1.5 : 0,
    `negate \`${scene.snippet(node)}\``,
    replace(node, ['-', ...operand(node)]),
  )
})
