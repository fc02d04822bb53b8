import { change, operator } from '../operator.ts'
import { operatorSpan, replaceSpan } from '../rewrite.ts'

const MISTAKEN_FOR: Readonly<Record<string, readonly string[]>> = { '&&': ['||'], '||': ['&&', '??'], '??': ['||', '&&'] }

/** `&&` for `||` and back. */
export const logical = operator('logical', ['LogicalExpression'], function* ({ node, scene }) {
  for (const instead of MISTAKEN_FOR[node.operator] ?? []) {
    const edit = replaceSpan(operatorSpan(scene.text, node.left, node.operator), instead)
    yield change(instead === '??' ? 1 : 0, `change \`${node.operator}\` to \`${instead}\``, edit)
  }
})
