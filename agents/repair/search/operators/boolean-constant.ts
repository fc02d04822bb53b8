import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** `true` for `false`. */
export const booleanConstant = operator('boolean-constant', ['BooleanLiteral'], function* ({ node }) {
  yield change(0, `change \`${node.value}\` to \`${!node.value}\``, replace(node, String(!node.value)))
})
