import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { insertAt, replace } from '../writing/rewrite.ts'

/** One list where the tests pass several values, and several where they pass one list. */
export const restParameter = operator(
  'rest-parameter',
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
  function* ({ node, path, scene }) {
    const owner = t.isVariableDeclarator(path.parent) ? path.parent.id : 'id' in node ? node.id : null
    const calls = t.isIdentifier(owner) ? (scene.calls.get(owner.name) ?? []) : []
    const last = node.params.at(-1)
    if (last === undefined || calls.length === 0) return
    const what = scene.snippet(last)
    if (t.isIdentifier(last) && calls.some((args) => args.length > node.params.length))
      yield change(0, `take the other arguments as \`${what}\``, insertAt(last.start!, '...'))
    if (t.isRestElement(last) && calls.every((args) => args.length === node.params.length))
      yield change(0, `take \`${what}\` as one argument`, replace(last, code`${last.argument}`))
  },
)
