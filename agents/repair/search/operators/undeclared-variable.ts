import * as t from '@babel/types'
import type { Edit } from '#core'
import { change, operator } from '../operator.ts'
import { insertAt } from '../writing/rewrite.ts'

/** A variable that is assigned but was never declared. */
export const undeclaredVariable = operator('undeclared-variable', ['Program'], function* ({ path }) {
  const edits = new Map<string, Edit>()
  path.traverse({
    AssignmentExpression({ node, parent, scope }) {
      if (!t.isIdentifier(node.left) || node.operator !== '=' || scope.hasBinding(node.left.name, { noGlobals: true })) return
      const isPlace = t.isExpressionStatement(parent) || (t.isForStatement(parent) && parent.init === node)
      if (isPlace && !edits.has(node.left.name)) edits.set(node.left.name, insertAt(node.start!, 'let '))
    },
    ForXStatement({ node, scope }) {
      const { left } = node
      if (t.isIdentifier(left) && !scope.hasBinding(left.name, { noGlobals: true }) && !edits.has(left.name))
        edits.set(left.name, insertAt(left.start!, 'let '))
    },
  })
  if (edits.size > 0)
    yield change(0, `declare \`${[...edits.keys()].join('`, `')}\``, ...[...edits.values()].sort((a, b) => a.start - b.start))
})
