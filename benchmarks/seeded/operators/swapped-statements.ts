import { isExpressionStatement, isVariableDeclaration, type Statement } from '@babel/types'
import { blocksOf, replaced, textOf, type SeedOperator } from '../seed.ts'

/** Two steps in the wrong order. */
export const swappedStatements: SeedOperator = {
  name: 'swapped-statements',
  seeds: (code) =>
    blocksOf(code).flatMap((body) =>
      body.slice(1).flatMap((second, index) => {
        const first = body[index]!
        if (!isStep(first) || !isStep(second)) return []
        return [[replaced(first, textOf(code, second)), replaced(second, textOf(code, first))]]
      }),
    ),
}

function isStep(statement: Statement): boolean {
  return isExpressionStatement(statement) || isVariableDeclaration(statement)
}
