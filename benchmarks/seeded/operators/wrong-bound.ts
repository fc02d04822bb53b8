import { isBinaryExpression, isForStatement, isWhileStatement } from '@babel/types'
import { nodesOf, replaced, textOf, type SeedOperator } from '../seed.ts'

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])

/** A loop that goes half as far. */
export const wrongBound: SeedOperator = {
  name: 'wrong-bound',
  seeds: (code) =>
    nodesOf(code).flatMap(({ node }) => {
      if (!isForStatement(node) && !isWhileStatement(node)) return []
      const { test } = node
      if (!isBinaryExpression(test) || !COMPARISONS.has(test.operator)) return []
      return [[replaced(test.right, `Math.floor((${textOf(code, test.right)}) / 2)`)]]
    }),
}
