import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { insertAt, replaceSpan } from '../writing/rewrite.ts'

/** Methods that leave what they are called on as it is. */
const LEAVING = new Set(
  `concat slice map filter flat flatMap toSorted toReversed toSpliced replace replaceAll trim trimStart trimEnd toUpperCase toLowerCase padStart
  padEnd split join substring substr repeat normalize toString`.split(/\s+/),
)

/** A result that nobody takes: `list.concat(more);` changes nothing, and neither does `Math.floor(n);`. */
export const unusedResult = operator('unused-result', ['ExpressionStatement'], function* ({ node, path, scene }) {
  const call = node.expression
  if (!t.isCallExpression(call) || !t.isMemberExpression(call.callee) || !t.isIdentifier(call.callee.property)) return
  const { object, property } = call.callee
  const isOfMath = t.isIdentifier(object, { name: 'Math' })
  const target = isOfMath ? call.arguments[0] : object
  if (!isOfMath && !LEAVING.has(property.name)) return
  const what = `keep the result of \`${scene.snippet(call)}\``
  if (t.isMemberExpression(target)) yield change(0, what, insertAt(node.start!, code`${target} = `))
  if (!t.isIdentifier(target)) return
  const binding = path.scope.getBinding(target.name)
  const declaration = binding?.path.parent
  const isConstant = binding?.kind === 'const' && t.isVariableDeclaration(declaration)
  yield change(
    0,
    what,
    ...(isConstant ? [replaceSpan({ start: declaration.start!, end: declaration.start! + 5 }, 'let')] : []),
    insertAt(node.start!, `${target.name} = `),
  )
  if (property.name !== 'concat' || call.arguments.length !== 1) return
  const end = property.end!
  const start = property.start!
  yield change(0.2, what, replaceSpan({ start, end }, 'push'), insertAt(call.arguments[0]!.start!, '...'))
})
