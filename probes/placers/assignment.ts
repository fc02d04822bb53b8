import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { takesItsName, type Placer } from './placer.ts'

/** New values of variables and properties. Targets are never touched: an assignment is observed as a whole. */
export const assignmentPlacer: Placer = {
  kind: 'assignment',
  place(path, draft) {
    const { node } = path
    if (path.isAssignmentExpression()) {
      draft.value('assignment', path, draft.textOf(path.node.left))
    } else if (path.isUpdateExpression()) {
      const label = draft.textOf(path.node.argument)
      if (path.node.prefix) draft.value('assignment', path, label)
      else draft.updated(path, label, path.node.operator === '++' ? 1 : -1)
    } else if (t.isVariableDeclarator(node) && node.init && !takesItsName(node.init) && !isLoopHead(path)) {
      draft.value('assignment', path.get('init') as NodePath<t.Node>, draft.textOf(withoutType(node.id)), node)
    } else if ((t.isClassProperty(node) || t.isClassPrivateProperty(node)) && node.value && !takesItsName(node.value)) {
      draft.value('assignment', path.get('value') as NodePath<t.Node>, draft.textOf(node.key), node)
    }
  },
}

/** `for (var i = 0 in x)`: an initialiser that old scripts may have, and nothing else. */
function isLoopHead(path: NodePath<t.Node>): boolean {
  return t.isForXStatement(path.parentPath?.parent)
}

function withoutType(id: t.Node): { start: number; end: number } {
  const annotation = 'typeAnnotation' in id ? id.typeAnnotation : null
  return { start: id.start!, end: annotation?.start ?? id.end! }
}
