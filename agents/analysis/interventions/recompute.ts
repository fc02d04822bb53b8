import * as t from '@babel/types'
import { CHANGE_OPERATORS, type Change, type ChangeOperator, type Operand } from '#core'
import type { Sites } from './sites.ts'

export interface Recomputation {
  readonly change: Change
  readonly weight: number
}

/** Their results are booleans. */
export const RELATIONS: readonly ChangeOperator[] = ['<', '<=', '>', '>=', '===', '!==']
const ARITHMETIC: readonly ChangeOperator[] = ['+', '-', '*', '/', '%']
const LOGICAL: readonly ChangeOperator[] = ['&&', '||']
/** Operators that are written for one another. */
const NEAR: Partial<Record<ChangeOperator, readonly ChangeOperator[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-', '*'],
  '-': ['+'],
  '*': ['/', '+'],
  '/': ['*', '%'],
  '%': ['/'],
  '&&': ['||'],
  '||': ['&&'],
}
const NOT_SYMMETRIC: ReadonlySet<ChangeOperator> = new Set<ChangeOperator>(['-', '/', '%'])

const WEIGHTS = { near: 1, far: 0.5, alone: 0.9, swapped: 0.8 } as const

/** The same operands put together otherwise: by another operator, one of them alone, or swapped. */
export function* recomputations(node: t.Node, sites: Sites): Generator<Recomputation> {
  const parts = partsOf(node)
  if (parts === null) return
  const left = sites.operandOf(parts.left)
  const right = sites.operandOf(parts.right)
  if (left === null || right === null) return
  const { operator } = parts
  const operation = (a: Operand, by: ChangeOperator, b: Operand): Change => ({
    kind: 'operator',
    left: a,
    operator: by,
    right: b,
  })
  for (const group of [RELATIONS, ARITHMETIC, LOGICAL]) {
    if (!group.includes(operator)) continue
    for (const other of group.filter((one) => one !== operator)) {
      yield { change: operation(left, other, right), weight: NEAR[operator]!.includes(other) ? WEIGHTS.near : WEIGHTS.far }
    }
  }
  for (const alone of [left, right]) {
    if ('point' in alone) yield { change: { kind: 'latest', point: alone.point }, weight: WEIGHTS.alone }
  }
  if (NOT_SYMMETRIC.has(operator)) yield { change: operation(right, operator, left), weight: WEIGHTS.swapped }
}

function partsOf(node: t.Node): { left: t.Node; operator: ChangeOperator; right: t.Node } | null {
  if (!t.isBinaryExpression(node) && !t.isLogicalExpression(node)) return null
  const operator = strict(node.operator)
  return operator === null ? null : { left: node.left, operator, right: node.right }
}

/** Loose comparisons are put right as strict ones; `null` for operators that nothing is put together by anew. */
function strict(operator: string): ChangeOperator | null {
  const known = operator === '==' ? '===' : operator === '!=' ? '!==' : operator
  return CHANGE_OPERATORS.find((one) => one === known) ?? null
}
