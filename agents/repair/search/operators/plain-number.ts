import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** One or nothing where something is worked out: `i += text.length` to `i += 1`. */
export const plainNumber = operator('plain-number', ['Expression'], function* ({ node, path, scene }) {
  const place = placeOf(path)
  if (place === null || t.isNumericLiteral(node) || scene.kinds.of(node, path) !== 'number') return
  for (const [i, number] of ['1', '0'].entries()) {
    if (number === '0' && t.isAssignmentExpression(path.parent)) continue
    yield change(place + i * 0.1, `use \`${number}\` in place of \`${scene.snippet(node)}\``, replace(node, number))
  }
})

/** How seldom such a fault is in this place; `null` where it is none. */
function placeOf({ parent, key, listKey }: NodePath): number | null {
  if (t.isAssignmentExpression(parent) && key === 'right') return /^[+-]=$/.test(parent.operator) ? 0 : null
  if (t.isBinaryExpression(parent) && /^[<>!=]=?/.test(parent.operator) && key === 'right') return 0.5
  if (t.isMemberExpression(parent) && key === 'property') return 0.5
  return listKey === 'arguments' ? 0.6 : null
}
