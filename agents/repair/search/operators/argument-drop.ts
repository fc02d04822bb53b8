import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replaceSpan } from '../writing/rewrite.ts'

/** Calls that say nothing without an argument. */
const EMPTY_WITHOUT = /^(?:slice|substring|substr|concat|push|unshift|includes|indexOf|repeat|charAt|at)$/

/** An argument too many. */
export const argumentDrop = operator('argument-drop', ['CallExpression', 'NewExpression'], function* ({ node, scene }) {
  const { callee } = node
  const method = t.isMemberExpression(callee) && t.isIdentifier(callee.property) ? callee.property.name : ''
  if (node.arguments.length === 1 && EMPTY_WITHOUT.test(method)) return
  for (const [i, argument] of node.arguments.entries()) {
    const before = node.arguments[i - 1]
    const after = node.arguments[i + 1]
    const start = after === undefined && before !== undefined ? before.end! : argument.start!
    const end = after === undefined ? argument.end! : after.start!
    yield change(0, `drop the argument \`${scene.snippet(argument)}\``, replaceSpan({ start, end }, ''))
  }
})
