import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { insertAt, outerEnd, outerStart, replaceSpan } from '../writing/rewrite.ts'

type Chain = t.BinaryExpression | t.LogicalExpression

/** Operators of chains that mean the same however they are grouped. */
const ASSOCIATIVE = new Set(['*', '&&', '||', '&', '|', '^', '??'])

/** Parentheses that were forgotten or that stand in the wrong place: `n & 1 === 0`, `!a === b`, `a + b / 2`, `a + b ? c : d`. */
export const regroup = operator(
  'regroup',
  ['BinaryExpression', 'LogicalExpression', 'ConditionalExpression'],
  function* ({ node, scene: { text, snippet } }) {
    const around = (first: t.Node, last: t.Node, extra: number) =>
      change(
        extra,
        `put parentheses around \`${text.slice(outerStart(first), outerEnd(text, last))}\``,
        insertAt(outerStart(first), '('),
        insertAt(outerEnd(text, last), ')'),
      )
    if (t.isConditionalExpression(node)) {
      if (isChain(node.test) && !isEnclosed(node.test) && /^(?:\+|\|\||&&)$/.test(node.test.operator))
        yield around(node.test.right, node.alternate, 0.2)
      return
    }
    const { left, right } = node
    if (t.isPrivateName(left)) return
    if (t.isUnaryExpression(left, { operator: '!' }) && !isEnclosed(left) && t.isBinaryExpression(node))
      yield around(left.argument, right, 0)
    const extra = isBitwise(node) ? 0 : 0.3
    if (isChain(left) && !isEnclosed(left) && isTold(left, node)) yield around(left.right, right, extra)
    if (isChain(right) && !isEnclosed(right) && isTold(node, right)) yield around(left, right.left, extra)
    for (const inner of [left, right]) {
      if (!isChain(inner) || !isEnclosed(inner) || !isTold(inner, node)) continue
      const start = outerStart(inner)
      const end = outerEnd(text, inner)
      yield change(
        0.5,
        `drop the parentheses around \`${snippet(inner)}\``,
        replaceSpan({ start, end: start + 1 }, ''),
        replaceSpan({ start: end - 1, end }, ''),
      )
    }
  },
)

function isChain(node: t.Node): node is Chain {
  return t.isBinaryExpression(node) || t.isLogicalExpression(node)
}

function isEnclosed(node: t.Node): boolean {
  return node.extra?.['parenthesized'] === true
}

/** Comparisons bind closer than `&`, `|` and `^`: seldom what was meant. */
function isBitwise({ operator: sign, right }: Chain): boolean {
  return /^[&|^]$/.test(sign) && t.isBinaryExpression(right) && /^[!=<>]/.test(right.operator)
}

/** Whether it makes a difference which of the two is done first. */
function isTold(first: Chain, second: Chain): boolean {
  return first.operator !== second.operator || !ASSOCIATIVE.has(first.operator)
}
