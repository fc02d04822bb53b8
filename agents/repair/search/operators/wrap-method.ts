import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import type { Kind } from '../scene/kinds.ts'
import { change, operator } from '../operator.ts'
import { object, replace } from '../writing/rewrite.ts'

const METHODS: Readonly<Partial<Record<Kind, readonly (readonly [after: string, extra: number])[]>>> = {
  string: [
    ['.toLowerCase()', 0],
    ['.toUpperCase()', 0.1],
    ['.trim()', 0.1],
    [".split('')", 0.2],
    ['.length', 0.2],
    [".split('').reverse().join('')", 0.3],
    [".split(' ')", 0.4],
    ['.slice(1)', 0.5],
    ['.slice(0, -1)', 0.5],
    ['[0]', 0.5],
    ['.charCodeAt(0)', 0.6],
    ['.at(-1)', 0.8],
    ['.trimEnd()', 0.6],
    [".replace(/\\s+/g, '')", 0.8],
    [".replace(/[^a-z]/gi, '')", 1],
    [".replace(/[()]/g, '')", 1.1],
    [".replace(/\\d/g, '')", 1.1],
    ['.match(/-?\\d+/g)', 1.1],
  ],
  array: [
    ['.length', 0],
    [".join('')", 0.1],
    ['.slice()', 0.1],
    ['.reverse()', 0.2],
    ['.sort((a, b) => a - b)', 0.2],
    ['.sort()', 0.4],
    [".join(' ')", 0.3],
    [".join(', ')", 0.6],
    [".join(',')", 0.5],
    ['[0]', 0.4],
    ['.at(-1)', 0.5],
    ['.slice(1)', 0.5],
    ['.slice(0, -1)', 0.5],
    ['.flat()', 0.5],
    ['.filter(Boolean)', 0.7],
    ['.map(Number)', 0.6],
    ['.map(String)', 0.8],
    ['.sort((a, b) => b - a)', 0.5],
  ],
  number: [
    ['.toString()', 0.1],
    ['.toString(2)', 0.6],
    ['.toFixed(2)', 0.7],
    ['.toFixed(1)', 0.9],
  ],
  unknown: [
    ['.length', 0.5],
    ['.toString()', 0.6],
    ['.toLowerCase()', 0.6],
    ['.slice()', 0.8],
    ['[0]', 0.8],
    ['[1]', 0.9],
    [".join('')", 0.9],
    ['.reverse()', 0.9],
    ['.trim()', 0.9],
  ],
}

/** A call that was left out at the end: `.trim()`, `.length`, `.join('')` and their like. */
export const wrapMethod = operator('wrap-method', ['Expression'], function* ({ node, path, scene }) {
  if (t.isFunction(node) || t.isNumericLiteral(node) || t.isBooleanLiteral(node)) return
  if (t.isMemberExpression(path.parent) && path.key === 'object' && t.isIdentifier(path.parent.property, { name: 'length' }))
    return
  if (isAssignedTo(path)) return
  for (const [after, extra] of METHODS[scene.kinds.of(node, path)] ?? []) {
    // What else a text would become is another text: that is written, not computed.
    if (t.isStringLiteral(node) && after !== ".split('')") continue
    yield change(extra, `append \`${after}\` to \`${scene.snippet(node)}\``, replace(node, [...object(node), after]))
  }
})

/** Whether an element or a property of the expression is assigned: that of a copy would be lost. */
function isAssignedTo(path: NodePath): boolean {
  const holder = path.parentPath
  if (!holder?.isMemberExpression() || path.key !== 'object') return false
  return (
    t.isAssignmentExpression(holder.parent, { left: holder.node }) || t.isUpdateExpression(holder.parent) || isAssignedTo(holder)
  )
}
