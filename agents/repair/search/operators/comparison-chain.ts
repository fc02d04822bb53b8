import * as t from '@babel/types'
import { code, type Edit } from '#core'
import { change, operator } from '../operator.ts'
import { insertAt, operand, replaceLoose } from '../writing/rewrite.ts'

/** Comparisons that are written as one speaks: `a < b < c`, `x === 'a' || 'b'`, `x === ('a' || 'b')`. */
export const comparisonChain = operator('comparison-chain', ['BinaryExpression', 'LogicalExpression'], function* (site) {
  const { node, path, scene } = site
  const what = `compare one by one in \`${scene.snippet(node)}\``
  if (t.isBinaryExpression(node)) {
    const { left, right, operator: sign } = node
    if (isComparison(left) && isComparison(node) && left.extra?.['parenthesized'] !== true)
      yield change(0, what, replaceLoose(site, code`${left} && ${left.right} ${sign} ${right}`))
    if (/^[!=]==?$/.test(sign) && t.isLogicalExpression(right) && t.isExpression(left)) {
      const join = sign.startsWith('!') ? '&&' : '||'
      const parts = spine(right).map((part) => [...operand(left), ` ${sign} `, ...operand(part)])
      yield change(
        0,
        what,
        replaceLoose(
          site,
          parts.flatMap((part, i) => (i === 0 ? part : [` ${join} `, ...part])),
        ),
      )
    }
    return
  }
  if (t.isLogicalExpression(path.parent, { operator: node.operator })) return
  const edits: Edit[] = []
  let compared: t.BinaryExpression | null = null
  for (const part of spine(node)) {
    if (t.isBinaryExpression(part) && /^(?:[!=]==?|[<>]=?)$/.test(part.operator)) compared = part
    else if (compared !== null && isConstant(part) && t.isExpression(compared.left))
      edits.push(insertAt(part.start!, code`${compared.left} ${compared.operator} `))
  }
  if (edits.length > 0) yield change(0, what, ...edits)
})

function isComparison(node: t.Node): node is t.BinaryExpression {
  return t.isBinaryExpression(node) && /^(?:[<>]=?|[!=]==?)$/.test(node.operator)
}

function isConstant(node: t.Node): boolean {
  return t.isStringLiteral(node) || t.isNumericLiteral(node)
}

/** The operands of a chain of one logical operator. */
function spine(node: t.LogicalExpression): t.Expression[] {
  const before = t.isLogicalExpression(node.left, { operator: node.operator }) ? spine(node.left) : [node.left]
  return [...before, node.right]
}
