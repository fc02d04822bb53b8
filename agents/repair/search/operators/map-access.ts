import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { code, composeEdits, type Edit } from '#core'
import { change, operator } from '../operator.ts'
import { operand, replace } from '../writing/rewrite.ts'

/** A `Map` that is used as if it were an object: `counts[key] += 1` for `counts.set(key, ...)`. */
export const mapAccess = operator('map-access', ['VariableDeclarator'], function* ({ node, path }) {
  const { id, init } = node
  if (!t.isIdentifier(id) || !t.isNewExpression(init) || !t.isIdentifier(init.callee, { name: 'Map' })) return
  let edits: readonly Edit[] | null = []
  for (const use of path.scope.getBinding(id.name)?.referencePaths ?? []) {
    const edit = accessBy(use, id.name)
    if (edit !== null && edits !== null) edits = composeEdits(edits, [edit])
  }
  if (edits !== null && edits.length > 0) yield change(0, `use \`${id.name}\` as the map that it is`, ...edits)
})

function accessBy({ node, parent, parentPath }: NodePath, name: string): Edit | null {
  if (t.isBinaryExpression(parent, { operator: 'in' }) && parent.right === node && t.isExpression(parent.left))
    return replace(parent, code`${name}.has(${parent.left})`)
  if (!t.isMemberExpression(parent) || parent.object !== node) return null
  const { property } = parent
  if (!parent.computed) return t.isIdentifier(property, { name: 'length' }) ? replace(property, 'size') : null
  const change = parentPath?.parent
  const known = code`(${name}.get(${property}) ?? 0)`
  if (t.isUpdateExpression(change))
    return replace(change, [...code`${name}.set(${property}, `, ...known, ` ${change.operator[0]!} 1)`])
  if (!t.isAssignmentExpression(change) || change.left !== parent) return replace(parent, code`${name}.get(${property})`)
  if (change.operator === '=') return replace(change, code`${name}.set(${property}, ${change.right})`)
  const sign = change.operator.slice(0, -1)
  return replace(change, [...code`${name}.set(${property}, `, ...known, ` ${sign} `, ...operand(change.right), ')'])
}
