import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replaceSpan } from '../writing/rewrite.ts'

/** A second variable of the same name where the first was meant: `let best = x` in a block, a loop or a callback. */
export const shadowing = operator('shadowing', ['VariableDeclaration'], function* ({ node, path, scene }) {
  const declarator = node.declarations[0]
  if (node.declarations.length !== 1 || declarator?.init == null || !t.isIdentifier(declarator.id) || !path.inList) return
  const { name } = declarator.id
  const outer = path.scope.getOwnBinding(name) === undefined ? undefined : path.scope.parent?.getBinding(name)
  if (outer === undefined || outer.kind === 'module' || outer.kind === 'hoisted') return
  const declaration = outer.path.parent
  yield change(
    0,
    `assign to the outer \`${scene.snippet(declarator.id)}\``,
    ...(outer.kind === 'const' && t.isVariableDeclaration(declaration)
      ? [replaceSpan({ start: declaration.start!, end: declaration.start! + 5 }, 'let')]
      : []),
    replaceSpan({ start: node.start!, end: declarator.start! }, ''),
  )
})
