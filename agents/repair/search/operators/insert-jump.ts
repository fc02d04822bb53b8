import * as t from '@babel/types'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { insertAfter, insertBefore } from '../writing/rewrite.ts'

/** `break`, `continue` or `return` that was forgotten, at the end of a block or of a function. */
export const insertJump = operator('insert-jump', ['Statement'], function* (site) {
  const { node, path, scene } = site
  if (!path.inList || path.key !== (path.container as readonly unknown[]).length - 1) return
  if (t.isReturnStatement(node) || t.isBreakStatement(node) || t.isContinueStatement(node) || t.isThrowStatement(node)) return
  const fn = path.getFunctionParent()
  if (fn === null) return
  const loop = path.findParent((around) => around.isLoop() || around.isFunction())
  if (loop?.isLoop() && path.parentPath?.parent !== loop.node) {
    for (const jump of ['break', 'continue'])
      yield change(0, `insert \`${jump}\` after \`${scene.snippet(node)}\``, insertAfter(scene.text, node, `${jump};`))
  }
  const isLastOfFunction = path.parentPath?.parent === fn.node
  for (const { name } of valuesAt({ ...site, node: { ...node, start: node.end } as t.Statement }).slice(0, 6)) {
    yield change(
      isLastOfFunction ? 0 : 0.8,
      `insert \`return ${name}\` after \`${scene.snippet(node)}\``,
      insertAfter(scene.text, node, `return ${name};`),
    )
  }
  for (const value of ['true', 'false'])
    yield change(
      isLastOfFunction ? 0.2 : 0.6,
      `insert \`return ${value}\` after \`${scene.snippet(node)}\``,
      insertAfter(scene.text, node, `return ${value};`),
    )
  for (const value of ['null', '0', '-1', "''", '[]'])
    yield change(
      1,
      `insert \`return ${value}\` after \`${scene.snippet(node)}\``,
      insertAfter(scene.text, node, `return ${value};`),
    )
  if (loop?.isLoop())
    yield change(1.2, `insert \`break\` before \`${scene.snippet(node)}\``, insertBefore(scene.text, node, 'break;'))
})
