import * as t from '@babel/types'

/** What `&&`, or `||`, or `??` joins, in order: `a`, `b` and `c` of `a && b && c`; the expression itself where nothing is joined. */
export function joinedBy(node: t.Node, operator: t.LogicalExpression['operator']): t.Node[] {
  if (!t.isLogicalExpression(node, { operator })) return [node]
  return [...joinedBy(node.left, operator), ...joinedBy(node.right, operator)]
}
