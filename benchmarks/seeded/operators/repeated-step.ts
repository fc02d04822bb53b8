import { isExpressionStatement, isUpdateExpression, isCallExpression, isAssignmentExpression } from '@babel/types'
import { blocksOf, replaced, textOf, type SeedOperator } from '../seed.ts'

/** A step that is taken twice. */
export const repeatedStep: SeedOperator = {
  name: 'repeated-step',
  seeds: (code) =>
    blocksOf(code).flatMap((body) =>
      body.flatMap((one) => {
        if (!isExpressionStatement(one)) return []
        const { expression } = one
        const adds = isAssignmentExpression(expression) && expression.operator !== '='
        if (!adds && !isUpdateExpression(expression) && !isCallExpression(expression)) return []
        return [[replaced(one, `${textOf(code, one)}\n;${textOf(code, one)}`)]]
      }),
    ),
}
