import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** The larger or the smaller of old and new in place of the newest: `best = x` to `best = Math.max(best, x)`. */
export const keepExtreme = operator('keep-extreme', ['AssignmentExpression'], function* ({ node, path, scene }) {
  const { left, right } = node
  if (node.operator !== '=' || (!t.isIdentifier(left) && !t.isMemberExpression(left))) return
  const kind = scene.kinds.of(right, path)
  if (kind !== 'number' && kind !== 'unknown') return
  const extra = (kind === 'number' ? 0 : 0.4) + (t.isNumericLiteral(right) ? 0.6 : 0)
  for (const [i, fn] of ['Math.max', 'Math.min'].entries()) {
    yield change(
      extra + i * 0.1,
      `keep the ${i === 0 ? 'larger' : 'smaller'} of \`${scene.snippet(left)}\` and \`${scene.snippet(right)}\``,
      replace(right, code`${fn}(${left}, ${right})`),
    )
  }
})
