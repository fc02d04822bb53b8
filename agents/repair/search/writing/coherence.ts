import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { joinedBy } from './joined-by.ts'

type Sign = '<' | '<=' | '>' | '>='

interface Bound {
  readonly sign: Sign
  readonly value: number
}

const TURNED: Readonly<Record<Sign, Sign>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/**
 * Whether a comparison with another sign still says something beside the others that it is joined with: `x > 1 && x > 5` says one thing
 * twice, `x < 1 && x > 5` is never true, and `x !== 1 || x === 2` is what `x !== 1` is; `a < x && x > b` is no range any more.
 */
export function staysCoherent(path: NodePath<t.BinaryExpression>, sign: string, source: (node: t.Node) => string): boolean {
  const { node, parent } = path
  if (!t.isLogicalExpression(parent)) return true
  const others = joinedBy(topOf(path, parent.operator), parent.operator).filter(
    (other): other is t.BinaryExpression => other !== node && t.isBinaryExpression(other),
  )
  if (/^[!=]/.test(sign))
    return others.every(
      (other) =>
        !/^[!=]/.test(other.operator) ||
        source(other.left) !== source(node.left) ||
        [sign, other.operator].every((each) => each.startsWith(parent.operator === '||' ? '=' : '!')),
    )
  if (others.some((other) => isRange(node, other, source))) return sign[0] === node.operator[0]
  const own = boundOf(node, sign)
  if (own === null) return true
  const value = source(valueOf(node))
  return others.every((other) => {
    const bound = source(valueOf(other)) === value ? boundOf(other, other.operator) : null
    if (bound === null) return true
    const isSameWay = own.sign[0] === bound.sign[0]
    if (isSameWay) return false
    const [upper, lower] = own.sign.startsWith('<') ? [own, bound] : [bound, own]
    return parent.operator === '||' ? upper.value <= lower.value : upper.value >= lower.value
  })
}

/** Whether the two ask for a value between two others: `a <= x && x <= b`. */
function isRange(one: t.BinaryExpression, other: t.BinaryExpression, source: (node: t.Node) => string): boolean {
  const isSameWay = /^[<>]=?$/.test(one.operator) && one.operator[0] === other.operator[0]
  return isSameWay && (source(one.left) === source(other.right) || source(one.right) === source(other.left))
}

/** A loop that counts up ends at an upper bound, and one that counts down at a lower one. */
export function fitsDirection({ parent, key }: NodePath<t.BinaryExpression>, sign: string): boolean {
  if (!t.isForStatement(parent) || key !== 'test') return true
  const { update } = parent
  const step = t.isUpdateExpression(update) || t.isAssignmentExpression(update) ? update.operator[0] : undefined
  return step === '+' ? !/^(?:>|={2,3}$)/.test(sign) : step === '-' ? !/^(?:<|={2,3}$)/.test(sign) : true
}

/** Reads `x < 5` and `5 > x` alike, with another sign in the place of its own. */
function boundOf({ left, right }: t.BinaryExpression, sign: string): Bound | null {
  if (!(sign in TURNED)) return null
  const after = numberOf(right)
  if (after !== null) return { sign: sign as Sign, value: after }
  const before = numberOf(left)
  return before === null ? null : { sign: TURNED[sign as Sign], value: before }
}

function valueOf({ left, right }: t.BinaryExpression): t.Node {
  return numberOf(right) === null ? right : left
}

function numberOf(node: t.Node): number | null {
  if (t.isNumericLiteral(node)) return node.value
  if (t.isUnaryExpression(node, { operator: '-' }) && t.isNumericLiteral(node.argument)) return -node.argument.value
  return null
}

function topOf(path: NodePath, operator: t.LogicalExpression['operator']): t.Node {
  let top: NodePath = path
  while (top.parentPath !== null && t.isLogicalExpression(top.parent, { operator })) top = top.parentPath
  return top.node
}
