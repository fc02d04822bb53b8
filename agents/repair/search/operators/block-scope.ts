import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import type { Edit } from '#core'
import { change, operator } from '../operator.ts'
import { insertBefore, replaceSpan } from '../writing/rewrite.ts'
import { unboundNames } from '../scene/unbound-names.ts'

/** A variable that is declared in a block and used outside of it: it is declared at the start of the function. */
export const blockScope = operator('block-scope', ['Program'], function* ({ path, scene }) {
  for (const [name, uses] of unboundNames(path)) {
    const fn = uses[0]!.getFunctionParent()
    const body = fn?.node.body
    const first = t.isBlockStatement(body) ? body.body[0] : undefined
    if (fn === null || first === undefined) continue
    const edits = undeclare(fn, name)
    if (edits.length > 0)
      yield change(0, `declare \`${name}\` for the whole function`, insertBefore(scene.text, first, `let ${name};`), ...edits)
  }
})

/** Makes assignments of the declarations of a name in the blocks of a function. */
function undeclare(fn: NodePath<t.Function>, name: string): Edit[] {
  const edits: Edit[] = []
  fn.traverse({
    VariableDeclaration({ node, parent }) {
      const [declarator, ...others] = node.declarations
      if (declarator === undefined || others.length > 0 || !t.isIdentifier(declarator.id, { name })) return
      if (declarator.init != null || t.isForXStatement(parent))
        edits.push(replaceSpan({ start: node.start!, end: declarator.start! }, ''))
      else edits.push(replaceSpan({ start: node.start!, end: node.end! }, `${name} = undefined;`))
    },
  })
  return edits
}
