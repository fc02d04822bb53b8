import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replaceBy } from '../writing/rewrite.ts'

/** The most expressions of the function that are tried in one place. */
const MOST_EXPRESSIONS = 24

/** Another expression of the same function, of the same kind, whose names are all known here. */
export const expressionReplace = operator('expression-replace', ['Expression'], function* (site) {
  const { node, path, scene } = site
  const fn = path.getFunctionParent()
  if (fn === null || t.isFunction(node)) return
  const kind = scene.kinds.of(node, path)
  const seen = new Set([scene.source(node)])
  const others: t.Expression[] = []
  t.traverseFast(fn.node, (other) => {
    if (!t.isMemberExpression(other) && !t.isCallExpression(other) && !t.isBinaryExpression(other)) return
    if (other.start! <= node.start! && node.end! <= other.end!) return
    const source = scene.source(other)
    if (seen.has(source) || source.length > 60 || !isKnown(other, path.scope)) return
    seen.add(source)
    others.push(other)
  })
  for (const other of others.slice(0, MOST_EXPRESSIONS)) {
    const theirs = scene.kinds.of(other, path)
    if (kind !== 'unknown' && theirs !== 'unknown' && theirs !== kind) continue
    const extra = kind === theirs && kind !== 'unknown' ? 0 : 0.6
    yield change(extra, `use \`${scene.snippet(other)}\` in place of \`${scene.snippet(node)}\``, replaceBy(site, other))
  }
})

function isKnown(root: t.Expression, scope: { hasBinding(name: string): boolean }): boolean {
  let known = true
  t.traverseFast(root, (node) => {
    if (t.isFunction(node)) known = false
    if (t.isIdentifier(node) && !scope.hasBinding(node.name) && !/^[A-Z]/.test(node.name)) known &&= isPropertyIn(root, node)
  })
  return known
}

function isPropertyIn(root: t.Expression, name: t.Identifier): boolean {
  let found = false
  t.traverseFast(root, (node) => {
    if (t.isMemberExpression(node) && !node.computed && node.property === name) found = true
  })
  return found
}
