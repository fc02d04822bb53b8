import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** A list in a list where one is missing, and one list for two: `list.push(x)` to `list.push([x])`, `[x]` to `[[x]]`. */
export const arrayNesting = operator('array-nesting', ['Expression'], function* ({ node, path, scene }) {
  if (t.isFunction(node) || (t.isArrayExpression(node) && node.elements.length === 0)) return
  const { parent } = path
  const isPushed =
    path.listKey === 'arguments' &&
    t.isCallExpression(parent) &&
    t.isMemberExpression(parent.callee) &&
    t.isIdentifier(parent.callee.property) &&
    /^(?:push|unshift|concat)$/.test(parent.callee.property.name)
  if (!isPushed && !t.isArrayExpression(node)) return
  yield change(isPushed ? 0 : 0.3, `put \`${scene.snippet(node)}\` in a list`, replace(node, code`[${node}]`))
  const elements = isPushed && t.isArrayExpression(node) ? node.elements : []
  if (elements.length > 1)
    yield change(
      0.1,
      `add the elements of \`${scene.snippet(node)}\` one by one`,
      replace(node, [{ start: node.start! + 1, end: node.end! - 1 }]),
    )
})
