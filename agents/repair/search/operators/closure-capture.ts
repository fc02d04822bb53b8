import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replaceSpan } from '../writing/rewrite.ts'

/** `var` in a loop whose callbacks are to see each turn's own value. */
export const closureCapture = operator('closure-capture', ['VariableDeclaration'], function* ({ node, path }) {
  const loop = path.findParent((around) => around.isLoop() || around.isFunction())
  if (node.kind !== 'var' || !loop?.isLoop()) return
  const names = Object.keys(t.getBindingIdentifiers(node))
  const isCaptured = names.some((name) =>
    path.scope
      .getBinding(name)
      ?.referencePaths.some((use) => use.getFunctionParent() !== path.getFunctionParent() && use.isDescendant(loop)),
  )
  if (isCaptured)
    yield change(
      0,
      `give each turn its own \`${names.join('`, `')}\``,
      replaceSpan({ start: node.start!, end: node.start! + 3 }, 'let'),
    )
})
