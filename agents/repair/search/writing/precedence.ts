import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'

/** Operators between two operands, the loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['??', '||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['<', '>', '<=', '>=', 'in', 'instanceof'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
]

/** How closely an operator binds: the higher, the closer. */
function precedenceOf(sign: string): number {
  return LEVELS.findIndex((level) => level.includes(sign))
}

/** Whether an expression with this operator keeps together as the left operand of the other one. */
export function holdsBefore(node: t.Node, sign: string): boolean {
  if (!t.isBinaryExpression(node) && !t.isLogicalExpression(node)) return false
  if (sign === '**' || sign === '??' || node.operator === '??') return false
  return precedenceOf(node.operator) >= precedenceOf(sign)
}

/** Whether an expression with this operator keeps together in the place of the node at the path. */
export function holdsAt({ parent, key }: NodePath, sign: string): boolean {
  if (!t.isBinaryExpression(parent) && !t.isLogicalExpression(parent)) return false
  if (parent.operator === '**' || parent.operator === '??' || sign === '??') return false
  const difference = precedenceOf(sign) - precedenceOf(parent.operator)
  return difference > 0 || (difference === 0 && key === 'left')
}
