import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import type { Draft } from './draft.ts'
import { takesItsName, type Placer } from './placer.ts'

/**
 * Expressions that may or may not be evaluated when their statement is: operands of `&&`, `||`, `??`, the arms of `?:`, defaults.
 * They make the spectrum finer than statements.
 */
export const operandPlacer: Placer = {
  kind: 'operand',
  place(path, draft) {
    if (path.isLogicalExpression()) {
      operand(path.get('left'), draft)
      operand(path.get('right'), draft)
    } else if (path.isConditionalExpression()) {
      operand(path.get('consequent'), draft)
      operand(path.get('alternate'), draft)
    } else if (path.isAssignmentPattern()) {
      operand(path.get('right'), draft)
    } else if (path.isAssignmentExpression() && isShortCircuit(path.node.operator)) {
      operand(path.get('right'), draft)
    }
  },
}

/** Of nested operands the innermost are observed; functions say nothing by their value. */
function operand(path: NodePath<t.Node>, draft: Draft): void {
  if (path.isLogicalExpression() || path.isConditionalExpression() || takesItsName(path.node)) return
  draft.value('operand', path, draft.textOf(path.node))
}

function isShortCircuit(operator: string): boolean {
  return operator === '&&=' || operator === '||=' || operator === '??='
}
