import * as t from '@babel/types'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

const PLAIN_RESULTS = ['[]', "''", 'null', '0', '-1', '1', 'false', 'true', 'undefined', '{}']

/** Another result: a plain one, or a name in scope. */
export const returnReplace = operator('return-replace', ['ReturnStatement'], function* (site) {
  const { node, scene } = site
  if (node.argument == null) return
  const isPlain =
    t.isLiteral(node.argument) ||
    t.isIdentifier(node.argument) ||
    t.isArrayExpression(node.argument) ||
    t.isUnaryExpression(node.argument)
  const own = scene.source(node.argument)
  const extra = isPlain ? 0 : 0.6
  const results = [
    ...valuesAt(site)
      .slice(0, 8)
      .map(({ name }) => name),
    ...PLAIN_RESULTS,
  ]
  for (const [i, result] of results.entries()) {
    if (result !== own)
      yield change(
        extra + i * 0.05,
        `return \`${result}\` in place of \`${scene.snippet(node.argument)}\``,
        replace(node.argument, result),
      )
  }
})
