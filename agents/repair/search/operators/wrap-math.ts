import * as t from '@babel/types'
import { code } from '#core'
import { change, operator, themed } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

const WRAPS: readonly (readonly [before: string, after: string, extra: number])[] = [
  ['Math.abs(', ')', 0],
  ['Math.floor(', ')', 0],
  ['Math.round(', ')', 0.2],
  ['Math.ceil(', ')', 0.2],
  ['Math.trunc(', ')', 0.3],
  ['Math.sqrt(', ')', 0.5],
  ['Math.max(0, ', ')', 0.7],
  ['Math.max(1, ', ')', 1],
]

/** A number without its sign or its fraction; a quotient most likely. */
export const wrapMath = operator('wrap-math', ['Expression'], function* ({ node, path, scene }) {
  if (t.isNumericLiteral(node) || t.isFunction(node)) return
  const kind = scene.kinds.of(node, path)
  if (kind !== 'number' && kind !== 'unknown') return
  const isQuotient = t.isBinaryExpression(node, { operator: '/' })
  const isWrapped = t.isCallExpression(path.parent) && scene.source(path.parent).startsWith('Math.')
  const base =
    (isQuotient || t.isBinaryExpression(node, { operator: '-' }) ? 0 : 0.5) + (kind === 'unknown' ? 0.8 : 0) + (isWrapped ? 1 : 0)
  for (const [before, after, extra] of WRAPS) {
    const name = before.slice(0, before.indexOf('('))
    if ([node, path.parent].some((other) => t.isCallExpression(other) && scene.source(other.callee) === name)) continue
    const what = `wrap \`${scene.snippet(node)}\` in \`${before.trim()}...${after}\``
    const proposal = change(base + extra, what, replace(node, code`${before}${node}${after}`))
    yield isQuotient ? themed(`wrap quotients in \`${name}\``, proposal) : proposal
  }
})
