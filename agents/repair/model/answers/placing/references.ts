import * as t from '@babel/types'

/** Every name that occurs below a node other than as a property: what it may refer to, and somewhat more. */
export function identifiersIn(root: t.Node): ReadonlySet<string> {
  const names = new Set<string>()
  const properties = new Set<t.Node>()
  t.traverseFast(root, (node) => {
    if (t.isMemberExpression(node) || t.isOptionalMemberExpression(node)) {
      if (!node.computed) properties.add(node.property)
    } else if ((t.isObjectProperty(node) || t.isMethod(node) || t.isClassProperty(node)) && !node.computed) {
      if (!('shorthand' in node && node.shorthand)) properties.add(node.key)
    }
    if ((t.isIdentifier(node) || t.isJSXIdentifier(node)) && !properties.has(node)) names.add(node.name)
  })
  return names
}
