import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { removeStatement } from '../writing/rewrite.ts'

/** A statement too many; a whole `if` or loop may also go and leave its body. */
export const statementDelete = operator('statement-delete', ['Statement'], function* ({ node, path, scene }) {
  if (t.isVariableDeclaration(node) || t.isFunctionDeclaration(node) || t.isClassDeclaration(node) || t.isExportDeclaration(node))
    return
  if (path.getFunctionParent() === null && !t.isExpressionStatement(node)) return
  const isLarge = t.isLoop(node) || t.isIfStatement(node) || t.isTryStatement(node)
  const isElse = path.key === 'alternate'
  if (isElse) {
    const consequent = (path.parent as t.IfStatement).consequent
    yield change(0.5, `drop the \`else\` of \`${scene.snippet(node)}\``, {
      start: consequent.end!,
      end: node.end!,
      replacement: [],
    })
  } else {
    yield change(isLarge ? 1 : 0, `drop \`${scene.snippet(node)}\``, removeStatement(scene.text, node, path.inList))
  }
})
