import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { operand, replace, replaceBy } from '../writing/rewrite.ts'

/** A condition turned round: `x` for `!x` and back. Comparisons are turned by their operator. */
export const negate = operator('negate', ['Expression'], function* (site) {
  const { node, path, scene } = site
  if (t.isUnaryExpression(node, { operator: '!' })) {
    yield change(0, `drop the \`!\` of \`${scene.snippet(node)}\``, replaceBy(site, node.argument))
  } else if (isCondition(path.parent, path.key) && !t.isBinaryExpression(node) && !t.isBooleanLiteral(node)) {
    yield change(
      t.isLogicalExpression(node) ? 0.4 : 0,
      `negate \`${scene.snippet(node)}\``,
      replace(node, ['!', ...operand(node)]),
    )
  }
})

function isCondition(parent: t.Node, key: string | number | null | undefined): boolean {
  if (t.isLogicalExpression(parent) || t.isUnaryExpression(parent, { operator: '!' }) || t.isReturnStatement(parent)) return true
  if (t.isArrowFunctionExpression(parent)) return key === 'body'
  return key === 'test'
}
