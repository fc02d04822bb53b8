import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { operand, replace, replaceSpan } from '../writing/rewrite.ts'

/** How many elements where an end is asked for, and an end where it is how many: `slice(i, n)`, `substr(i, j)`, `splice(i, j)`. */
export const sliceLength = operator('slice-length', ['CallExpression'], function* ({ node, scene }) {
  const { callee, arguments: args } = node
  const [start, end] = args
  if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.property) || !t.isExpression(start) || !t.isExpression(end)) return
  const { name } = callee.property
  const what = `count the second argument of \`${name}\` from \`${scene.snippet(start)}\``
  if (/^(?:slice|substring)$/.test(name)) yield change(0, what, replace(end, [...operand(start), ' + ', ...operand(end)]))
  if (/^(?:substr|splice)$/.test(name)) {
    yield change(0.1, what, replace(end, [...operand(end), ' - ', ...operand(start)]))
    yield change(0.3, what, replace(end, [...operand(end), ' - ', ...operand(start), ' + 1']))
  }
  if (name === 'splice' && args.length === 2)
    yield change(
      0.4,
      'take a part and leave the rest',
      replaceSpan({ start: callee.property.start!, end: callee.property.end! }, 'slice'),
    )
})
