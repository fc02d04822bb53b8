import * as t from '@babel/types'
import type { Placer } from './placer.ts'
import { childOf } from './site.ts'

/** Every turn of a loop; for `for-in` and `for-of` with the variable's value. */
export const loopPlacer: Placer = {
  kind: 'loop',
  sees: ['Loop'],
  place(site, draft) {
    const { node } = site
    if (!t.isLoop(node)) return
    const body = childOf(site, 'body')
    const target = t.isForXStatement(node) ? readableTarget(node) : null
    const head = { start: node.start!, end: headEnd(node), loc: node.loc }
    const variable = target === null ? null : draft.variables.resolve(target.name, body)
    const id = draft.point('loop', body, { seen: head, label: target?.name ?? draft.labelOf(head), variable: variable?.span })
    if (id === null) return
    if (target !== null) draft.atStart(body, draft.told(id, target.name, body, '$tm_o'))
    else draft.atStart(body, draft.values ? `$tm_l(${id}${draft.call(body)});` : draft.hit(id))
  },
}

/** The variable of the loop, unless it is a pattern or the body declares its name anew: then it cannot be read at the body's start. */
export function readableTarget({ left, body }: t.ForXStatement): t.Identifier | null {
  const target = t.isVariableDeclaration(left) ? left.declarations[0]!.id : left
  return t.isIdentifier(target) && !declaresInBody(body, target.name) ? target : null
}

export function declaresInBody(body: t.Statement, name: string): boolean {
  const declared = (statement: t.Node) => (t.isDeclaration(statement) ? Object.keys(t.getBindingIdentifiers(statement)) : [])
  return t.isBlockStatement(body) && body.body.some((statement) => declared(statement).includes(name))
}

/** A loop is shown by what stands before its body; `do … while` as a whole. */
function headEnd(loop: t.Loop): number {
  return t.isDoWhileStatement(loop) ? loop.end! : loop.body.start!
}
