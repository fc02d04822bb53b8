import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { insertAt } from '../writing/rewrite.ts'

/** Built-in classes that cannot be called. */
const CLASSES = new Set(['Set', 'Map', 'WeakSet', 'WeakMap', 'Promise', 'Proxy'])

/** A class called as if it were a function: `Set(list)`. */
export const missingNew = operator('missing-new', ['CallExpression'], function* ({ node, path }) {
  if (!t.isIdentifier(node.callee)) return
  const { name } = node.callee
  const binding = path.scope.getBinding(name)
  if (binding === undefined ? CLASSES.has(name) : binding.path.isClassDeclaration())
    yield change(0, `make a \`new ${name}\``, insertAt(node.start!, 'new '))
})
