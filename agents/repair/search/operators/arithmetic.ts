import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { operatorSpan, replaceSpan } from '../writing/rewrite.ts'

const MISTAKEN_FOR: Readonly<Record<string, readonly (readonly [instead: string, extra: number])[]>> = {
  '+': [
    ['-', 0],
    ['*', 0.2],
    ['/', 0.7],
    ['%', 0.8],
    ['**', 1.2],
  ],
  '-': [
    ['+', 0],
    ['*', 0.5],
    ['/', 0.6],
    ['%', 0.6],
  ],
  '*': [
    ['+', 0.1],
    ['**', 0.3],
    ['/', 0.2],
    ['-', 0.6],
    ['%', 0.8],
  ],
  '/': [
    ['*', 0],
    ['%', 0.1],
    ['-', 0.6],
    ['+', 0.8],
  ],
  '%': [
    ['/', 0],
    ['*', 0.4],
    ['+', 0.6],
    ['-', 0.6],
  ],
  '**': [
    ['*', 0],
    ['/', 0.6],
    ['+', 0.7],
  ],
  '&': [
    ['|', 0],
    ['^', 0.2],
    ['&&', 0.1],
  ],
  '|': [
    ['&', 0],
    ['^', 0.2],
    ['||', 0.1],
  ],
  '^': [
    ['**', 0],
    ['&', 0.3],
    ['|', 0.3],
  ],
  '<<': [
    ['>>', 0],
    ['>>>', 0.3],
  ],
  '>>': [
    ['<<', 0],
    ['>>>', 0.1],
  ],
  '>>>': [
    ['>>', 0],
    ['<<', 0.3],
  ],
}

/** `+` for `-`, `/` for `%` and so on. */
export const arithmetic = operator('arithmetic', ['BinaryExpression'], function* ({ node, path, scene }) {
  if (isComparator(path)) return
  for (const [instead, extra] of MISTAKEN_FOR[node.operator] ?? []) {
    const edit = replaceSpan(operatorSpan(scene.text, node.left, node.operator), instead)
    yield change(extra, `change \`${node.operator}\` to \`${instead}\``, edit)
  }
})

/** Whether the difference orders a list: any other sign orders nothing. */
function isComparator({ node, parent, parentPath }: NodePath<t.BinaryExpression>): boolean {
  const call = parentPath?.parent
  if (node.operator !== '-' || !t.isArrowFunctionExpression(parent) || !t.isCallExpression(call)) return false
  return (
    t.isMemberExpression(call.callee) &&
    t.isIdentifier(call.callee.property) &&
    /^(?:sort|toSorted)$/.test(call.callee.property.name)
  )
}
