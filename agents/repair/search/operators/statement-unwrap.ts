import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** What an `if` guards is done always, or in the other case only. */
export const statementUnwrap = operator('statement-unwrap', ['IfStatement'], function* ({ node, scene }) {
  const { consequent, alternate, test } = node
  yield change(
    0.3,
    `do \`${scene.snippet(consequent)}\` whether or not \`${scene.snippet(test)}\``,
    replace(node, code`${consequent}`),
  )
  if (alternate != null) yield change(0.3, `do only \`${scene.snippet(alternate)}\``, replace(node, code`${alternate}`))
})
