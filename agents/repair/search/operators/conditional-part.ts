import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../rewrite.ts'

/** One part of a conditional expression in place of the whole: its condition, or one of its arms. */
export const conditionalPart = operator('conditional-part', ['ConditionalExpression'], function* ({ node, scene }) {
  const { test, consequent, alternate } = node
  for (const [part, extra] of [
    [code`(${test})`, 0],
    [code`!(${test})`, 0.1],
    [code`(${consequent})`, 0.3],
    [code`(${alternate})`, 0.3],
  ] as const)
    yield change(extra, `use a part of \`${scene.snippet(node)}\` alone`, replace(node, part))
})
