import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { insertAt, replaceLoose } from '../writing/rewrite.ts'

/** A promise that is used as if it were its value: awaited, in a function that becomes asynchronous by that if it was not. */
export const awaitAsync = operator('await-async', ['CallExpression'], function* (site) {
  const { node, path, scene } = site
  const fn = path.getFunctionParent()?.node
  if (fn === undefined || !t.isFunction(fn) || t.isAwaitExpression(path.parent)) return
  const isPromise = callsAsync(path)
  const wait = replaceLoose(site, code`await ${node}`)
  const what = `await \`${scene.snippet(node)}\``
  if (fn.async) yield change(isPromise ? 0 : 0.2, what, wait)
  else if (isPromise && !t.isMethod(fn)) yield change(0.2, what, insertAt(fn.start!, 'async '), wait)
})

/** Whether a function that is declared `async` is called. */
function callsAsync({ node, scope }: NodePath<t.CallExpression>): boolean {
  const declared = t.isIdentifier(node.callee) ? scope.getBinding(node.callee.name)?.path.node : undefined
  const fn = t.isVariableDeclarator(declared) ? declared.init : declared
  return t.isFunction(fn) && fn.async
}
