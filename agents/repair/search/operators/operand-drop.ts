import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replaceBy } from '../writing/rewrite.ts'

/** An operand too many: `a + b` to `a`, `p && q` to `q`. */
export const operandDrop = operator('operand-drop', ['BinaryExpression', 'LogicalExpression'], function* (site) {
  const { node, scene } = site
  const isComparison = t.isBinaryExpression(node) && /[<>=]|^in/.test(node.operator) && !/<<|>>/.test(node.operator)
  for (const [kept, dropped] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const extra = (isComparison ? 1.2 : 0) + (kept === node.right && !t.isLogicalExpression(node) ? 0.3 : 0)
    yield change(extra, `drop \`${scene.snippet(dropped)}\` from \`${scene.snippet(node)}\``, replaceBy(site, kept))
  }
})
