import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { operatorSpan, replaceSpan } from '../writing/rewrite.ts'

/** `=` where a comparison is meant, and a comparison that stands alone where `=` is meant. */
export const assignedCondition = operator(
  'assigned-condition',
  ['AssignmentExpression', 'ExpressionStatement'],
  function* ({ node, path, scene }) {
    if (t.isAssignmentExpression(node)) {
      const isCondition = path.key === 'test' || t.isLogicalExpression(path.parent) || t.isUnaryExpression(path.parent)
      if (node.operator === '=' && isCondition)
        yield change(0, 'compare, not assign', replaceSpan(operatorSpan(scene.text, node.left, '='), '==='))
    } else if (t.isBinaryExpression(node.expression) && /^===?$/.test(node.expression.operator)) {
      const { left, operator: sign } = node.expression
      if (t.isIdentifier(left) || t.isMemberExpression(left))
        yield change(0, 'assign, not compare', replaceSpan(operatorSpan(scene.text, left, sign), '='))
    }
  },
)
