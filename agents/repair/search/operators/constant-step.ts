import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** A number one or two off, its sign turned, or its size mistaken. */
export const constantStep = operator('constant-step', ['NumericLiteral'], function* ({ node, path }) {
  if (t.isObjectProperty(path.parent) && path.key === 'key') return
  const { value } = node
  const steps: readonly (readonly [number, number])[] = [
    [value + 1, 0],
    [value - 1, 0],
    [-value, 0.5],
    [value + 2, 0.8],
    [value - 2, 0.8],
    [value * 2, 0.9],
    [value / 2, 0.9],
    [value * 10, 1],
    [value / 10, 1],
  ]
  for (const [instead, extra] of steps) {
    if (Object.is(instead, value) || Object.is(instead, -0)) continue
    if ((instead >= 0 || mayBeNegative(path)) && !isIdle(path.parent, node, instead))
      yield change(extra, `change \`${value}\` to \`${instead}\``, replace(node, String(instead)))
  }
})

/** Whether a number below nothing may stand there and reads well: not after a sign, and not as an index. */
export function mayBeNegative({ parent, key }: NodePath): boolean {
  if (t.isUnaryExpression(parent) || t.isMemberExpression(parent)) return false
  return !t.isBinaryExpression(parent) || (parent.operator !== '**' && !(key === 'right' && /^[+-]$/.test(parent.operator)))
}

/** Whether the number would do nothing where it stands: `x + 0`, `x * 1`. Dropping it says the same. */
function isIdle(parent: t.Node, node: t.Node, value: number): boolean {
  if (!t.isBinaryExpression(parent)) return false
  const { operator: sign } = parent
  if (sign === '+' || sign === '-') return value === 0
  return value === 1 && (sign === '*' || ((sign === '/' || sign === '**' || sign === '%') && parent.right === node))
}
