import * as t from '@babel/types'
import { code, type Edit } from '#core'
import { change, operator } from '../operator.ts'
import { object, replace, replaceSpan } from '../writing/rewrite.ts'

/** `return` in a callback of `forEach` does not leave the function around it: a loop does. */
export const callbackReturn = operator('callback-return', ['ExpressionStatement'], function* ({ node, scene }) {
  const call = node.expression
  if (!t.isCallExpression(call) || !t.isMemberExpression(call.callee)) return
  const { object: list, property } = call.callee
  const [callback] = call.arguments
  if (!t.isIdentifier(property, { name: 'forEach' }) || !t.isFunction(callback) || !t.isBlockStatement(callback.body)) return
  const [item, index] = callback.params
  if (item === undefined || callback.params.length > 2) return
  const jumps: Edit[] = []
  let returns = 0
  eachReturn(callback.body, (inner) => {
    if (inner.argument == null) jumps.push(replace(inner, 'continue;'))
    else returns += 1
  })
  if (returns === 0 && !callback.async) return
  const head =
    index === undefined
      ? code`for (const ${item} of ${list}) `
      : [...code`for (const [${index}, ${item}] of `, ...object(list), '.entries()) ']
  yield change(
    0,
    `make a loop of \`${scene.snippet(call.callee)}\``,
    replaceSpan({ start: node.start!, end: callback.body.start! }, head),
    ...jumps,
    replaceSpan({ start: callback.body.end!, end: node.end! }, ''),
  )
})

/** The returns of a function itself, in order; not those of functions in it. */
function eachReturn(root: t.Node, visit: (node: t.ReturnStatement) => void): void {
  t.traverseFast(root, (node) => {
    if (t.isFunction(node)) return t.traverseFast.skip
    if (t.isReturnStatement(node)) visit(node)
    return undefined
  })
}
