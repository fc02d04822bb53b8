import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { operand, replaceLoose } from '../writing/rewrite.ts'

/** A number one too many or too few: indexes, bounds, slices, results. */
export const offByOne = operator('off-by-one', ['Expression'], function* (site) {
  const { node, path, scene } = site
  if (t.isLiteral(node) || t.isFunction(node)) return
  const kind = scene.kinds.of(node, path)
  if (kind !== 'number' && kind !== 'unknown') return
  const isSum = t.isBinaryExpression(node) && (node.operator === '+' || node.operator === '-')
  const place = distanceOf(path.parent, path.key, path.listKey)
  const extra = place + (kind === 'unknown' ? 1 : 0) + (isSum ? 0.4 : 0)
  for (const sign of ['-', '+']) {
    const sum = [...operand(node, sign), ` ${sign} 1`]
    yield change(extra, `change \`${scene.snippet(node)}\` by ${sign}1`, replaceLoose(site, sum, sign))
  }
})

/** How seldom a fault of this sort is in such a place. */
function distanceOf(parent: t.Node, key: string | number | null | undefined, listKey: string | null | undefined): number {
  if (t.isMemberExpression(parent) && key === 'property') return 0
  if (t.isBinaryExpression(parent) && /^[<>]=?$/.test(parent.operator)) return 0
  if (listKey === 'arguments') return 0.3
  if (t.isReturnStatement(parent) || t.isArrowFunctionExpression(parent)) return 0.3
  if (t.isVariableDeclarator(parent) || t.isAssignmentExpression(parent)) return 0.4
  return t.isBinaryExpression(parent) ? 0.6 : 1
}
