import * as t from '@babel/types'
import type { Draft } from './draft.ts'
import { takesItsName, type Placer } from './placer.ts'
import { childOf, type Site } from './site.ts'

/**
 * Expressions that may or may not be evaluated when their statement is: operands of `&&`, `||`, `??`, the arms of `?:`, defaults.
 * They make the spectrum finer than statements.
 */
export const operandPlacer: Placer = {
  kind: 'operand',
  sees: ['LogicalExpression', 'ConditionalExpression', 'AssignmentPattern', 'AssignmentExpression'],
  place(site, draft) {
    const { node } = site
    if (t.isLogicalExpression(node)) {
      operand(childOf(site, 'left'), draft)
      operand(childOf(site, 'right'), draft)
    } else if (t.isConditionalExpression(node)) {
      operand(childOf(site, 'consequent'), draft)
      operand(childOf(site, 'alternate'), draft)
    } else if (t.isAssignmentPattern(node) || (t.isAssignmentExpression(node) && isShortCircuit(node.operator))) {
      operand(childOf(site, 'right'), draft)
    }
  },
}

/** Of nested operands the innermost are observed; functions say nothing by their value. */
function operand(site: Site, draft: Draft): void {
  if (t.isLogicalExpression(site.node) || t.isConditionalExpression(site.node) || takesItsName(site.node)) return
  draft.value('operand', site)
}

function isShortCircuit(operator: string): boolean {
  return operator === '&&=' || operator === '||=' || operator === '??='
}
