import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replaceBy } from '../writing/rewrite.ts'

/** A call, an index or a sign too many: `f(x)` to `x`, `x.method()` to `x`, `x[i]` to `x`, `-x` to `x`. */
export const unwrap = operator('unwrap', ['Expression'], function* (site) {
  const { node, scene } = site
  const keep = (inner: t.Node, extra: number) =>
    change(extra, `use \`${scene.snippet(inner)}\` in place of \`${scene.snippet(node)}\``, replaceBy(site, inner))
  if (t.isCallExpression(node) || t.isNewExpression(node)) {
    if (t.isMemberExpression(node.callee) && !t.isSuper(node.callee.object))
      yield keep(node.callee.object, isNamespace(node.callee.object) ? 3 : 0)
    if (node.arguments.length === 1 && t.isExpression(node.arguments[0])) yield keep(node.arguments[0], 0)
  } else if (t.isUnaryExpression(node) && node.operator !== '!') {
    yield keep(node.argument, 0)
  } else if (t.isMemberExpression(node) && !t.isSuper(node.object)) {
    yield keep(node.object, 0.4)
    if (node.computed && t.isExpression(node.property)) yield keep(node.property, 0.4)
  } else if (t.isAwaitExpression(node)) {
    yield keep(node.argument, 1)
  } else if (t.isArrayExpression(node) && node.elements.length === 1 && t.isExpression(node.elements[0])) {
    yield keep(node.elements[0], 0.2)
  }
})

function isNamespace(node: t.Node): boolean {
  return t.isIdentifier(node) && /^[A-Z]/.test(node.name)
}
