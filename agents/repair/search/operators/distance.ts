import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** How far two numbers are apart: their difference without its sign, below a bound and not equal to it. */
export const distance = operator('distance', ['BinaryExpression'], function* ({ node, scene }) {
  const { left, right, operator: sign } = node
  if (
    !/^(?:[<>]=?|[!=]==?)$/.test(sign) ||
    !t.isBinaryExpression(left, { operator: '-' }) ||
    t.isNumericLiteral(right, { value: 0 })
  )
    return
  const what = `compare the distance in \`${scene.snippet(node)}\``
  for (const [i, instead] of ['<', '<=', '>', '>='].filter((other) => other !== sign).entries())
    yield change(i * 0.1, what, replace(node, code`Math.abs(${left}) ${instead} ${right}`))
})
