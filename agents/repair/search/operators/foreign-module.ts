import * as t from '@babel/types'
import { MODULES } from '../stock/foreign-modules.ts'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** Calls of other languages' modules: `re.sub(pattern, instead, text)`, `heapq.heappop(list)`. */
export const foreignModule = operator('foreign-module', ['CallExpression'], function* ({ node, path, scene }) {
  const { callee } = node
  if (!t.isMemberExpression(callee) || callee.computed || !t.isIdentifier(callee.property) || !t.isIdentifier(callee.object))
    return
  const { name } = callee.object
  if (!Object.hasOwn(MODULES, name) || path.scope.hasBinding(name)) return
  const functions = MODULES[name]!
  const [first, ...others] = node.arguments
  if (first === undefined || !Object.hasOwn(functions, callee.property.name)) return
  const pieces = functions[callee.property.name]!([first, ...others])
  if (pieces !== null) yield change(0, `translate \`${scene.snippet(node)}\``, replace(node, pieces))
})
