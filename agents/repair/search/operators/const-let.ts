import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replaceSpan } from '../writing/rewrite.ts'

/** A constant that the program assigns to. */
export const constLet = operator('const-let', ['VariableDeclaration'], function* ({ node, path, scene }) {
  if (node.kind !== 'const') return
  const names = Object.keys(t.getBindingIdentifiers(node))
  const assigned = names.filter((name) => (path.scope.getBinding(name)?.constantViolations.length ?? 0) > 0)
  if (assigned.length === 0) return
  const wasSeen = scene.failures.includes('constant variable')
  yield change(
    wasSeen ? 0 : 0.5,
    `declare \`${assigned.join('`, `')}\` with \`let\``,
    replaceSpan({ start: node.start!, end: node.start! + 5 }, 'let'),
  )
})
