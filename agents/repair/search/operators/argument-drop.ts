import { change, operator } from '../operator.ts'
import { replaceSpan } from '../rewrite.ts'

/** An argument too many. */
export const argumentDrop = operator('argument-drop', ['CallExpression', 'NewExpression'], function* ({ node, scene }) {
  for (const [i, argument] of node.arguments.entries()) {
    const before = node.arguments[i - 1]
    const after = node.arguments[i + 1]
    const start = after === undefined && before !== undefined ? before.end! : argument.start!
    const end = after === undefined ? argument.end! : after.start!
    yield change(0, `drop the argument \`${scene.snippet(argument)}\``, replaceSpan({ start, end }, ''))
  }
})
