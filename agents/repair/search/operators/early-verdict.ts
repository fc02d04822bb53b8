import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { code, type Edit, type Piece } from '#core'
import { change, operator } from '../operator.ts'
import { insertAfter, negated, replace, replaceSpan } from '../writing/rewrite.ts'

/**
 * A loop that ends with its first turn: `if (bad) return false; else return true` inside of it. The one answer is given at once,
 * the other after the last turn.
 */
export const earlyVerdict = operator('early-verdict', ['IfStatement', 'ReturnStatement'], function* ({ node, path, scene }) {
  const body = path.parentPath
  const loop = body?.parentPath
  if (!body?.isBlockStatement() || !path.inList || !isListedLoop(loop)) return
  const after = (result: readonly Piece[]): Edit => {
    const next = loop.getSibling((loop.key as number) + 1).node
    const verdict = ['return ', ...result, ';']
    return t.isReturnStatement(next) ? replace(next, verdict) : insertAfter(scene.text, loop.node, verdict)
  }
  if (t.isReturnStatement(node)) {
    const { argument } = node
    if (argument == null || scene.kinds.of(argument, path) !== 'boolean' || t.isBooleanLiteral(argument)) return
    const what = `decide by \`${scene.snippet(argument)}\` only after the loop`
    yield change(0.2, what, replace(node, [...enclosed(negated(argument)), ' return false;']), after(['true']))
    yield change(0.3, what, replace(node, code`if (${argument}) return true;`), after(['false']))
    return
  }
  const { test, consequent, alternate } = node
  const siblings = path.container as readonly t.Statement[]
  const next = alternate ?? siblings[(path.key as number) + 1]
  const first = onlyResult(consequent)
  const second = onlyResult(next)
  if (second === null) return
  const what = `return \`${scene.snippet(second)}\` only after the loop`
  const dropSecond = replaceSpan({ start: consequent.end!, end: next!.end! }, '')
  if (endsWithReturn(consequent)) yield change(0, what, dropSecond, after(code`${second}`))
  if (first === null) return
  yield change(
    0.1,
    `return \`${scene.snippet(first)}\` only after the loop`,
    replace(test, negated(test)),
    replace(first, code`${second}`),
    dropSecond,
    after(code`${first}`),
  )
})

function enclosed(condition: readonly Piece[]): Piece[] {
  return ['if (', ...condition, ')']
}

function isListedLoop(path: NodePath | null | undefined): path is NodePath<t.Loop> {
  return path?.isLoop() === true && path.inList
}

/** The result of a statement that does nothing but return one. */
function onlyResult(node: t.Statement | undefined): t.Expression | null {
  const statement = t.isBlockStatement(node) && node.body.length === 1 ? node.body[0] : node
  return t.isReturnStatement(statement) ? (statement.argument ?? null) : null
}

function endsWithReturn(node: t.Statement): boolean {
  return t.isReturnStatement(t.isBlockStatement(node) ? node.body.at(-1) : node)
}
