import * as t from '@babel/types'
import type { Edit } from '#core'
import { change, operator, themed } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'
import { TRANSLATIONS, type Translation } from '../stock/translations.ts'

type MethodCall = t.CallExpression & {
  readonly callee: t.MemberExpression & { readonly property: t.Identifier; readonly object: t.Expression }
}

/** A method that JavaScript calls otherwise: Python's `append`, `strip`, `"".join(list)`; `length()`. */
export const foreignMethod = operator('foreign-method', ['CallExpression'], function* ({ node, scene }) {
  if (!isMethodCall(node)) return
  const { name } = node.callee.property
  const wasMissed = scene.failures.includes(`${name} is not a function`)
  for (const [i, translation] of (TRANSLATIONS.get(name) ?? []).entries())
    yield themed(
      `translate \`.${name}\` in way ${i}`,
      change((wasMissed ? 0 : 1.6) + i * 0.2, `translate \`${scene.snippet(node)}\``, translate(node, translation)),
    )
})

export function translate(node: MethodCall, translation: Translation): Edit {
  const { object, property } = node.callee
  return typeof translation === 'string' ? replace(property, translation) : replace(node, translation(object, node.arguments))
}

/** Whose functions are nobody's methods: `Math.floor`. */
const NAMESPACES: ReadonlySet<string> = new Set([
  'Math',
  'JSON',
  'Object',
  'Array',
  'Number',
  'String',
  'Date',
  'Promise',
  'Reflect',
  'console',
])

/** The call of a value's method. */
export function isMethodCall(node: t.Node): node is MethodCall {
  if (!t.isCallExpression(node) || !t.isMemberExpression(node.callee) || node.callee.computed) return false
  const { object, property } = node.callee
  return t.isIdentifier(property) && !t.isSuper(object) && !(t.isIdentifier(object) && NAMESPACES.has(object.name))
}
