import { isExpressionStatement } from '@babel/types'
import { blocksOf, replaced, type SeedOperator } from '../seed.ts'

/** A step that was forgotten: an assignment, a call for its effect. */
export const droppedUpdate: SeedOperator = {
  name: 'dropped-update',
  seeds: (code) =>
    blocksOf(code).flatMap((body) => body.filter((one) => isExpressionStatement(one)).map((one) => [replaced(one, '')])),
}
