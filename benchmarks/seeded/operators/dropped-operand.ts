import { isIfStatement, isLogicalExpression, isLoop } from '@babel/types'
import { nodesOf, replaced, textOf, type SeedOperator } from '../seed.ts'

/** A condition of which one half was forgotten. */
export const droppedOperand: SeedOperator = {
  name: 'dropped-operand',
  seeds: (code) =>
    nodesOf(code).flatMap(({ node, around }) => {
      if (!isLogicalExpression(node) || !around.some((outer) => isIfStatement(outer) || isLoop(outer))) return []
      return [node.left, node.right].map((kept) => [replaced(node, textOf(code, kept))])
    }),
}
