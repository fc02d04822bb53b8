import { isBlockStatement, isLoop, isReturnStatement } from '@babel/types'
import { blocksOf, textOf, type SeedOperator } from '../seed.ts'

/** A result that is returned at the end of a loop's first turn, and not after the loop. */
export const earlyReturn: SeedOperator = {
  name: 'early-return',
  seeds: (code) =>
    blocksOf(code).flatMap((body) => {
      const last = body.at(-1)
      if (!isReturnStatement(last)) return []
      return body.flatMap((one) => {
        if (!isLoop(one) || !isBlockStatement(one.body)) return []
        const end = one.body.end! - 1
        return [[{ start: end, end, text: `${textOf(code, last)}\n` }]]
      })
    }),
}
