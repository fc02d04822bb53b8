import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import type { Placer } from './placer.ts'

/** Statements that do something when the run comes by; functions are hoisted, blocks are their statements, types are nothing. */
const RUN = new Set<t.Node['type']>([
  'BreakStatement',
  'ContinueStatement',
  'DoWhileStatement',
  'ExpressionStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'IfStatement',
  'LabeledStatement',
  'ReturnStatement',
  'SwitchStatement',
  'ThrowStatement',
  'TryStatement',
  'VariableDeclaration',
  'WhileStatement',
])

/** Every statement that is reached. A label stays in front of its own. */
export const statementPlacer: Placer = {
  kind: 'statement',
  place(path, draft) {
    const { node } = path
    if (!RUN.has(node.type)) return
    const label = draft.textOf(node)
    if (standsInList(path)) draft.statementAt(node.start!, 'statement', path, node, label)
    else if (t.isExportNamedDeclaration(path.parent)) draft.statementAt(path.parent.start!, 'statement', path, node, label)
    else if (isWholeBody(path)) draft.bracedStatement('statement', path, node, label)
  },
}

function standsInList({ listKey, parent }: NodePath<t.Node>): boolean {
  return (listKey === 'body' && !t.isClassBody(parent)) || (listKey === 'consequent' && t.isSwitchCase(parent))
}

function isWholeBody({ key, parent, node }: NodePath<t.Node>): boolean {
  if (t.isIfStatement(parent)) return key === 'consequent' || key === 'alternate'
  return (t.isLoop(parent) || t.isWithStatement(parent)) && parent.body === node
}
