import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { operatorSpan, replaceSpan } from '../writing/rewrite.ts'

const MISTAKEN_FOR: Readonly<Record<string, readonly string[]>> = { '&&': ['||'], '||': ['&&', '??'], '??': ['||', '&&'] }

/** `&&` for `||` and back. */
export const logical = operator('logical', ['LogicalExpression'], function* ({ node, path, scene }) {
  const isMixed = [node.left, node.right, path.parent].some((other) => t.isLogicalExpression(other))
  for (const instead of MISTAKEN_FOR[node.operator] ?? []) {
    if (instead === '??' && isMixed) continue
    const edit = replaceSpan(operatorSpan(scene.text, node.left, node.operator), instead)
    yield change(instead === '??' ? 1 : 0, `change \`${node.operator}\` to \`${instead}\``, edit)
  }
})
