import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { insertAfter, insertBefore } from '../writing/rewrite.ts'

/** A short statement that should stand in a second place, too. */
export const statementCopy = operator('statement-copy', ['Statement'], function* ({ node, path, scene }) {
  const fn = path.getFunctionParent()
  if (fn === null || !path.inList || t.isVariableDeclaration(node) || t.isFunctionDeclaration(node)) return
  const simple: t.Statement[] = []
  t.traverseFast(fn.node, (other) => {
    if (
      other !== node &&
      t.isExpressionStatement(other) &&
      (t.isAssignmentExpression(other.expression) ||
        t.isUpdateExpression(other.expression) ||
        t.isCallExpression(other.expression))
    )
      simple.push(other)
  })
  const seen = new Set<string>([scene.source(node)])
  for (const other of simple) {
    const source = scene.source(other)
    if (seen.has(source)) continue
    seen.add(source)
    yield change(
      0,
      `do \`${scene.snippet(other)}\` before \`${scene.snippet(node)}\`, too`,
      insertBefore(scene.text, node, code`${other}`),
    )
    if (!t.isReturnStatement(node))
      yield change(
        0.1,
        `do \`${scene.snippet(other)}\` after \`${scene.snippet(node)}\`, too`,
        insertAfter(scene.text, node, code`${other}`),
      )
  }
})
