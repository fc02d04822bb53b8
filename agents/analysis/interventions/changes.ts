import * as t from '@babel/types'
import { CHANGE_OPERATORS, type Change, type ChangeFunction, type ChangeOperator, type Operand, type ValueSnapshot } from '#core'
import type { Sites } from './sites.ts'
import type { Site } from './site.ts'

/** A change that fits what was seen at a site; `weight`, 0 to 1, is how much it says about the site when tests turn green by it. */
export interface Trial {
  readonly site: Site
  readonly visit: number | null
  readonly change: Change
  readonly weight: number
}

const RELATIONS: readonly ChangeOperator[] = ['<', '<=', '>', '>=', '===', '!==']
const ARITHMETIC: readonly ChangeOperator[] = ['+', '-', '*', '/', '%']
const LOGICAL: readonly ChangeOperator[] = ['&&', '||']
const GROUPS = [RELATIONS, ARITHMETIC, LOGICAL]

const FUNCTIONS: Partial<Record<ValueSnapshot['type'], readonly ChangeFunction[]>> = {
  number: ['absolute', 'negated', 'floor', 'ceil', 'round', 'truncated', 'text'],
  string: [
    'lower-case',
    'upper-case',
    'number',
    'reversed',
    'sorted',
    'trimmed',
    'without-first',
    'without-last',
    'without-duplicates',
  ],
  array: ['reversed', 'sorted', 'without-duplicates', 'without-first', 'without-last', 'length', 'first', 'last'],
}

const CONSTANTS: Partial<Record<ValueSnapshot['type'], readonly Change[]>> = {
  boolean: [
    { kind: 'value', value: true },
    { kind: 'value', value: false },
  ],
  number: [
    { kind: 'value', value: 0 },
    { kind: 'value', value: 1 },
    { kind: 'value', value: -1 },
  ],
  string: [{ kind: 'value', value: '' }],
  array: [{ kind: 'function', function: 'empty' }],
}

/** Everything that may be tried at one site. */
export function* trialsAt(site: Site, sites: Sites): Generator<Trial> {
  const trial = (change: Change, weight: number, visit: number | null = null): Trial => ({ site, visit, change, weight })
  for (const [change, weight] of recomputations(site, sites)) yield trial(change, weight)
  for (const type of site.types) {
    for (const name of FUNCTIONS[type] ?? []) yield trial({ kind: 'function', function: name }, 0.8)
    if (type === 'number') for (const by of [1, -1]) yield trial({ kind: 'plus', by }, 0.9)
    for (const change of CONSTANTS[type] ?? []) yield trial(change, 0.4)
  }
  if (site.types.has('boolean') || site.point.kind === 'branch') {
    yield trial({ kind: 'function', function: 'not' }, 0.8)
    for (let visit = 1; visit <= Math.min(site.visits, 6); visit++) yield trial({ kind: 'function', function: 'not' }, 0.5, visit)
  }
  for (const point of sites.othersLike(site)) yield trial({ kind: 'latest', point }, 0.7)
}

/** The same operands put together otherwise, one of them alone, or with a literal that is one off. */
function* recomputations({ node }: Site, sites: Sites): Generator<[Change, number]> {
  if (t.isBinaryExpression(node) || t.isLogicalExpression(node)) {
    const left = sites.operandOf(node.left)
    const right = sites.operandOf(node.right)
    if (left === null || right === null) return
    const { operator } = node
    for (const group of GROUPS) {
      if (!group.includes(like(operator))) continue
      for (const other of group) if (other !== like(operator)) yield [{ kind: 'operator', left, operator: other, right }, 0.9]
    }
    for (const alone of [left, right]) if ('point' in alone) yield [{ kind: 'latest', point: alone.point }, 0.7]
    if (!isOperator(operator)) return
    for (const other of nearby(right)) yield [{ kind: 'operator', left, operator, right: other }, 0.9]
    for (const other of nearby(left)) yield [{ kind: 'operator', left: other, operator, right }, 0.9]
    if (ARITHMETIC.includes(operator) && operator !== '+' && operator !== '*')
      yield [{ kind: 'operator', left: right, operator, right: left }, 0.8]
  } else if (t.isMemberExpression(node) && node.computed) {
    const left = sites.operandOf(node.object)
    const right = sites.operandOf(node.property)
    if (left === null || right === null) return
    for (const other of nearby(right)) yield [{ kind: 'operator', left, operator: '[]', right: other }, 0.9]
  }
}

function nearby(operand: Operand): Operand[] {
  return 'value' in operand && typeof operand.value === 'number'
    ? [{ value: operand.value + 1 }, { value: operand.value - 1 }]
    : []
}

/** Loose comparisons are put right as strict ones. */
function like(operator: string): ChangeOperator {
  return (operator === '==' ? '===' : operator === '!=' ? '!==' : operator) as ChangeOperator
}

function isOperator(operator: string): operator is ChangeOperator {
  return CHANGE_OPERATORS.some((known) => known === operator)
}
