import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import type { Placer } from './placer.ts'

/** Every turn of a loop; for `for-in` and `for-of` with the variable's value. */
export const loopPlacer: Placer = {
  kind: 'loop',
  place(path, draft) {
    if (!path.isLoop()) return
    const body = path.get('body') as NodePath<t.Statement>
    const variable = path.isForXStatement() && !isHidden(path.node) ? variableOf(path.node.left) : null
    const head = { start: path.node.start!, end: headEnd(path.node) }
    const label = variable ?? draft.textOf(head)
    if (body.isBlockStatement()) draft.statementAt(firstOffset(body.node), 'loop', body, head, label, variable ?? undefined)
    else draft.bracedStatement('loop', body, head, label, variable ?? undefined)
  },
}

function variableOf(left: t.Node): string | null {
  const target = t.isVariableDeclaration(left) ? left.declarations[0]!.id : left
  return t.isIdentifier(target) ? target.name : null
}

/** The body may declare the variable's name anew, and then it cannot be read at the body's start. */
function isHidden({ left, body }: t.ForXStatement): boolean {
  const declares = (statement: t.Node) => t.isDeclaration(statement) && t.getBindingIdentifiers(statement)
  const names = t.isBlockStatement(body) ? body.body.flatMap((statement) => Object.keys(declares(statement) || {})) : []
  return names.includes(variableOf(left) ?? '')
}

/** A loop is shown by what stands before its body; `do … while` as a whole. */
function headEnd(loop: t.Loop): number {
  return t.isDoWhileStatement(loop) ? loop.end! : loop.body.start!
}

function firstOffset(block: t.BlockStatement): number {
  return block.start! + 1
}
