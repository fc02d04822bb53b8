import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** `Math.round` rounds halves up, not away from zero; and cutting is not always rounding down. */
export const signedRounding = operator('signed-rounding', ['CallExpression'], function* ({ node, scene }) {
  const { callee } = node
  const value = node.arguments[0]
  if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.object, { name: 'Math' }) || !t.isIdentifier(callee.property))
    return
  const { name } = callee.property
  if (value === undefined || !/^(?:round|floor|ceil)$/.test(name)) return
  yield change(
    0,
    `round \`${scene.snippet(value)}\` by its size, whatever its sign`,
    replace(node, code`Math.sign(${value}) * Math.${name}(Math.abs(${value}))`),
  )
  if (name === 'round') {
    yield change(
      0.6,
      `round halves of \`${scene.snippet(value)}\` to the even neighbour`,
      replace(node, code`(Math.abs((${value}) % 1) === 0.5 ? 2 * Math.round((${value}) / 2) : Math.round(${value}))`),
    )
    for (const [i, digits] of [2, 1, 3].entries())
      yield change(0.3 + i * 0.2, `round to ${digits} decimals`, replace(node, code`Number((${value}).toFixed(${digits}))`))
  }
})
