import * as t from '@babel/types'
import { code } from '#core'
import type { Kind } from '../scene/kinds.ts'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

const CONVERSIONS: readonly (readonly [fn: string, from: readonly Kind[], extra: number])[] = [
  ['Number', ['string', 'unknown', 'boolean'], 0],
  ['String', ['number', 'unknown', 'boolean', 'array'], 0.1],
  ['parseInt', ['string', 'unknown', 'number'], 0.3],
  ['parseFloat', ['string', 'unknown'], 0.5],
  ['Boolean', ['unknown', 'number', 'string', 'array', 'object'], 0.6],
  ['Array.from', ['string', 'unknown', 'object'], 0.5],
  ['Object.keys', ['object', 'unknown'], 0.6],
  ['Object.values', ['object', 'unknown'], 0.7],
  ['Object.entries', ['object', 'unknown'], 0.9],
  ['new Set', ['array', 'string'], 0.6],
]

/** A value converted to the kind that is wanted. */
export const wrapConversion = operator('wrap-conversion', ['Expression'], function* ({ node, path, scene }) {
  if (t.isFunction(node) || t.isBooleanLiteral(node)) return
  if (t.isNumericLiteral(node))
    yield change(0.1, `write \`${scene.snippet(node)}\` as a text`, replace(node, `'${scene.source(node)}'`))
  if (t.isLiteral(node)) return
  const kind = scene.kinds.of(node, path)
  for (const [fn, from, extra] of CONVERSIONS) {
    if (!from.includes(kind)) continue
    if (fn === 'Boolean' && (t.isBinaryExpression(path.parent) || t.isAssignmentExpression(path.parent))) continue
    if (t.isCallExpression(path.parent) && scene.source(path.parent.callee) === fn) continue
    yield change(
      extra + (kind === 'unknown' ? 0.4 : 0),
      `convert \`${scene.snippet(node)}\` by \`${fn}\``,
      replace(node, code`${fn}(${node})`),
    )
  }
})
