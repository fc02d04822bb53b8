import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** Another property that the program reads or writes on the same object. */
export const propertyReplace = operator('property-replace', ['MemberExpression'], function* ({ node, path, scene }) {
  if (node.computed || !t.isIdentifier(node.property)) return
  const { name } = node.property
  const object = scene.source(node.object)
  const isCall = t.isCallExpression(path.parent) && path.key === 'callee'
  const others = new Set<string>()
  t.traverseFast(path.scope.getProgramParent().block, (other) => {
    if (
      t.isMemberExpression(other) &&
      !other.computed &&
      t.isIdentifier(other.property) &&
      scene.source(other.object) === object
    ) {
      others.add(other.property.name)
    }
  })
  others.delete(name)
  for (const other of others)
    yield change(isCall ? 0.5 : 0, `use \`.${other}\` in place of \`.${name}\``, replace(node.property, other))
})
