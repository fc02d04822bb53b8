import * as t from '@babel/types'
import { composeEdits, type Edit } from '#core'
import { change, operator } from '../operator.ts'
import { isForeign, TRANSLATIONS } from '../stock/translations.ts'
import { isMethodCall, translate } from './foreign-method.ts'

/** All methods at once that no value of JavaScript has and the program does not define: `ch.isalpha()`, `text.strip()`. */
export const foreignMethods = operator('foreign-methods', ['Program'], function* ({ node }) {
  const own = definedIn(node)
  const names = new Set<string>()
  let edits: readonly Edit[] = []
  t.traverseFast(node, (inner) => {
    if (!isMethodCall(inner)) return
    const { name } = inner.callee.property
    const [translation] = own.has(name) || !isForeign(name) ? [] : (TRANSLATIONS.get(name) ?? [])
    const composed = translation === undefined ? null : composeEdits(edits, [translate(inner, translation)])
    if (composed === null) return
    edits = composed
    names.add(name)
  })
  if (names.size > 0) yield change(0, `translate \`${[...names].join('`, `')}\``, ...edits)
})

/** Names of the methods and properties that the program gives its own objects. */
function definedIn(root: t.Node): ReadonlySet<string> {
  const names = new Set<string>()
  t.traverseFast(root, (node) => {
    const key = t.isMethod(node) || t.isProperty(node) ? node.key : null
    const assigned = t.isAssignmentExpression(node) && t.isMemberExpression(node.left) ? node.left.property : null
    for (const name of [key, assigned]) if (t.isIdentifier(name)) names.add(name.name)
  })
  return names
}
