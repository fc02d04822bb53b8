import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { insertAt, replace } from '../writing/rewrite.ts'

/** Lists made beforehand: rows that are all the same list, and places that were never filled. */
export const sharedFill = operator('shared-fill', ['CallExpression', 'NewExpression'], function* ({ node, path, scene }) {
  const { callee } = node
  if (t.isMemberExpression(callee) && t.isIdentifier(callee.property, { name: 'fill' })) {
    const [filling] = node.arguments
    const [length, ...others] = isNewArray(callee.object) ? callee.object.arguments : []
    if (!t.isExpression(filling) || t.isLiteral(filling) || t.isIdentifier(filling) || t.isUnaryExpression(filling)) return
    const what = `make a \`${scene.snippet(filling)}\` for each place`
    if (length !== undefined && others.length === 0)
      yield change(0, what, replace(node, code`Array.from({ length: ${length} }, () => ${filling})`))
  } else if (isNewArray(node) && node.arguments.length === 1) {
    const isFilled = t.isMemberExpression(path.parent) && t.isIdentifier(path.parent.property, { name: 'fill' })
    if (isFilled || t.isSpreadElement(path.parent)) return
    for (const [i, filling] of ['0', "''", 'false', '1', 'null'].entries())
      yield change(0.4 + i * 0.1, `fill the new list with \`${filling}\``, insertAt(node.end!, `.fill(${filling})`))
    yield change(
      0.6,
      'fill the new list with lists',
      replace(node, code`Array.from({ length: ${node.arguments[0]!} }, () => [])`),
    )
  }
})

function isNewArray(node: t.Node): node is t.CallExpression | t.NewExpression {
  return (t.isCallExpression(node) || t.isNewExpression(node)) && t.isIdentifier(node.callee, { name: 'Array' })
}
