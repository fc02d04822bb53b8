import * as t from '@babel/types'
import type { Placer } from './placer.ts'
import type { Site } from './site.ts'

/** Statements that do something when the run comes by; functions are hoisted, blocks are their statements, types are nothing. */
const RUN: readonly t.Node['type'][] = [
  'BreakStatement',
  'ContinueStatement',
  'DebuggerStatement',
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
  'WithStatement',
]

/** Every statement that is reached. A label stays in front of its own. */
export const statementPlacer: Placer = {
  kind: 'statement',
  sees: RUN,
  place(site, draft) {
    const offset = offsetInList(site)
    if (offset === null && !isWholeBody(site)) return
    const id = draft.point('statement', site)
    if (id === null) return
    if (offset === null) draft.braced(site, draft.hit(id))
    else draft.at(offset, draft.hit(id))
  },
}

/** Where other statements may stand in front of this one; `null` where there is no list of statements. */
export function offsetInList({ node, parent, key, listed }: Site): number | null {
  if (parent?.node.type === 'ExportNamedDeclaration') return parent.node.start!
  const isList = listed && (key === 'body' ? !t.isClassBody(parent!.node) : key === 'consequent')
  return isList ? node.start! : null
}

export function isWholeBody({ key, parent }: Site): boolean {
  if (t.isIfStatement(parent?.node)) return key === 'consequent' || key === 'alternate'
  return key === 'body' && (t.isLoop(parent?.node) || t.isWithStatement(parent?.node))
}
