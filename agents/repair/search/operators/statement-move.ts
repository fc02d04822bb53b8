import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { insertAfter, insertBefore, removeStatement } from '../writing/rewrite.ts'

/** A statement in the wrong place: too early, too late, inside of the block or the loop that it should follow or precede. */
export const statementMove = operator('statement-move', ['Statement'], function* ({ node, path, scene }) {
  if (!path.inList || t.isFunctionDeclaration(node) || t.isClassDeclaration(node) || path.getFunctionParent() === null) return
  const { text } = scene
  const removal = removeStatement(text, node, true)
  const taken = code`${node}`
  const siblings = path.container as readonly t.Statement[]
  const at = path.key as number
  const what = `move \`${scene.snippet(node)}\``
  const next = siblings[at + 1]
  const isJump = t.isReturnStatement(node) || t.isBreakStatement(node) || t.isContinueStatement(node)
  const extra = t.isVariableDeclaration(node) ? 0.5 : 0
  if (next !== undefined && !isJump && !t.isCompletionStatement(next))
    yield change(extra, `${what} after the next statement`, removal, insertAfter(text, next, taken))
  if (next !== undefined) {
    const block = blockOf(next)
    const first = block?.body[0]
    if (first !== undefined && !isJump)
      yield change(0.3 + extra, `${what} to the start of the block after it`, removal, insertBefore(text, first, taken))
  }
  const previous = siblings[at - 1]
  const last = previous === undefined ? undefined : blockOf(previous)?.body.at(-1)
  if (last !== undefined)
    yield change(0.1 + extra, `${what} to the end of the block before it`, insertAfter(text, last, taken), removal)
  const block = path.parentPath
  const around = block?.parentPath
  if (block?.isBlockStatement() && around?.isStatement() && !around.isFunction() && !around.isBlockStatement() && around.inList) {
    if (at === siblings.length - 1 || isJump)
      yield change(0, `${what} behind the block`, removal, insertAfter(text, around.node, taken))
    if (at === 0 || t.isVariableDeclaration(node))
      yield change(0, `${what} before the block`, insertBefore(text, around.node, taken), removal)
  }
})

function blockOf(statement: t.Statement): t.BlockStatement | null {
  if (t.isIfStatement(statement)) return t.isBlockStatement(statement.consequent) ? statement.consequent : null
  return t.isLoop(statement) && t.isBlockStatement(statement.body) ? statement.body : null
}
