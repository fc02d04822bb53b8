import * as t from '@babel/types'

export function nameOf(node: t.Node): string | null {
  if (t.isIdentifier(node)) return node.name
  if (t.isMemberExpression(node)) return node.computed ? null : nameOf(node.property)
  return t.isPrivateName(node) ? node.id.name : t.isStringLiteral(node) ? node.value : null
}
