import * as t from '@babel/types'
import { code, type Edit } from '#core'
import { change, operator } from '../operator.ts'
import { outerEnd, outerStart, replaceSpan } from '../writing/rewrite.ts'

/** Python's `//`, which begins a comment here: `mid = (low + high) // 2`, `n //= 10`. */
export const commentDivision = operator('comment-division', ['Program'], function* ({ path, scene: { text } }) {
  const edits: Edit[] = []
  for (const comment of (path.parent as t.File).comments ?? []) {
    const [, sign, divisor] = /^(=?)\s*([\w$.]+)\s*;?\s*$/.exec(comment.value) ?? []
    if (comment.type !== 'CommentLine' || divisor === undefined || !isValue(divisor, path.node)) continue
    const before = text.slice(0, comment.start).trimEnd().length
    const dividend = largestEndingAt(path.node, before, text)
    if (dividend === null) continue
    const assigned = sign === '=' ? code`${dividend} = ` : []
    const quotient = code`${{ start: outerStart(dividend), end: before }}`
    edits.push(
      replaceSpan({ start: outerStart(dividend), end: comment.end! }, [
        ...assigned,
        'Math.floor(',
        ...quotient,
        ` / ${divisor});`,
      ]),
    )
  }
  if (edits.length > 0) yield change(0, 'divide by `Math.floor(... / ...)`: `//` begins a comment', ...edits)
})

/** Whether the comment's word may be a divisor: a number, or a name that the program knows. */
function isValue(divisor: string, root: t.Node): boolean {
  const name = divisor.split('.')[0]!
  let isName = false
  t.traverseFast(root, (node) => {
    isName ||= t.isIdentifier(node, { name })
  })
  return isName || /^\d+$/.test(divisor)
}

/** The product, quotient or plain value that ends there. */
function largestEndingAt(root: t.Node, end: number, text: string): t.Expression | null {
  let largest: t.Expression | null = null
  t.traverseFast(root, (node) => {
    if (largest !== null || !t.isExpression(node) || outerEnd(text, node) !== end) return
    if (t.isAssignmentExpression(node) || t.isFunction(node)) return
    if (t.isBinaryExpression(node) && !/^[*/%]$/.test(node.operator) && node.extra?.['parenthesized'] !== true) return
    largest = node
  })
  return largest
}
