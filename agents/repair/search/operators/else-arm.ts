import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace, replaceSpan } from '../writing/rewrite.ts'

/** `else if` for `if` and back, and an `else` around what follows an `if`. */
export const elseArm = operator('else-arm', ['IfStatement'], function* ({ node, path, scene }) {
  const { alternate, consequent } = node
  if (t.isIfStatement(alternate)) {
    yield change(
      0,
      `make \`else if (${scene.snippet(alternate.test)})\` an \`if\` of its own`,
      replaceSpan({ start: consequent.end!, end: alternate.start! }, '\n'),
    )
  } else if (alternate != null && path.inList) {
    yield change(0.3, 'do the `else` branch always', replaceSpan({ start: consequent.end!, end: alternate.start! }, ' '))
  }
  const next = path.inList ? path.getSibling((path.key as number) + 1).node : undefined
  if (alternate == null && t.isIfStatement(next)) {
    yield change(
      0,
      `put \`else\` before \`if (${scene.snippet(next.test)})\``,
      replaceSpan({ start: next.start!, end: next.start! }, 'else '),
    )
  } else if (alternate == null && t.isExpressionStatement(next)) {
    yield change(0.2, `put \`else\` before \`${scene.snippet(next)}\``, replace(next, code`else ${next}`))
  }
})
