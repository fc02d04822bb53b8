import { isFunction, isVariableDeclarator, type Node } from '@babel/types'
import { nodesOf, replaced, textOf, type Replacement, type SeedOperator } from '../seed.ts'

/** A variable that starts with another value of its type. */
export const changedInitialiser: SeedOperator = {
  name: 'changed-initialiser',
  seeds: (code) =>
    nodesOf(code).flatMap(({ node, around }): Replacement[][] => {
      if (!isVariableDeclarator(node) || node.init == null || !around.some((outer) => isFunction(outer))) return []
      const other = otherStart(node.init, textOf(code, node.init))
      return other === null ? [] : [[replaced(node.init, other)]]
    }),
}

function otherStart(init: Node, text: string): string | null {
  switch (init.type) {
    case 'NumericLiteral':
      return String(init.value + 3)
    case 'StringLiteral':
      return "'?'"
    case 'BooleanLiteral':
      return String(!init.value)
    case 'BinaryExpression':
    case 'MemberExpression':
      return init.type === 'MemberExpression' && !text.endsWith('.length') ? null : `(${text}) * 2`
    default:
      return null
  }
}
