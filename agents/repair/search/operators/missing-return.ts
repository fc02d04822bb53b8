import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** An expression whose value should be returned; the last one of a function most likely. */
export const missingReturn = operator('missing-return', ['ExpressionStatement'], function* ({ node, path, scene }) {
  if (path.getFunctionParent() === null) return
  const isLast = path.inList && path.key === (path.container as readonly unknown[]).length - 1
  const { expression } = node
  const isPlain = !t.isAssignmentExpression(expression) && !t.isUpdateExpression(expression)
  const pieces = t.isAssignmentExpression(expression) ? code`return ${expression.right};` : code`return ${node}`
  yield change((isLast ? 0 : 0.6) + (isPlain ? 0 : 0.5), `return \`${scene.snippet(expression)}\``, replace(node, pieces))
})
