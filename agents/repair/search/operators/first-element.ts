import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { isNeverRead } from '../writing/new-statements.ts'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { insertAfter } from '../writing/rewrite.ts'

/** A table that is made with all elements alike, and worked out from one another, needs one to begin with: `dist[start] = 0`. */
export const firstElement = operator('first-element', ['VariableDeclarator'], function* (site) {
  const { node, path, scene } = site
  const statement = path.parentPath
  if (!t.isIdentifier(node.id) || !isTable(node.init) || !statement?.inList || !statement.isVariableDeclaration()) return
  const { name } = node.id
  const uses = path.scope.getBinding(name)?.referencePaths ?? []
  if (uses.some((use) => beginsTable(use))) return
  const numbers = valuesAt(site).filter(
    ({ binding, kind }) => binding.kind === 'param' && (kind === 'number' || kind === 'unknown'),
  )
  const unread = numbers.filter(({ binding }) => isNeverRead(binding))
  const starts = [...unread, ...numbers.filter((value) => !unread.includes(value))].slice(0, 3)
  const isNested = uses.some((use) => t.isMemberExpression(use.parentPath?.parent) && use.parentPath?.key === 'object')
  const indexes = [
    ...unread.map(({ name: own }) => `[${own}]`),
    '[0]',
    ...(isNested ? ['[0][0]'] : []),
    ...starts.map((start) => `[${start.name}]`),
    '[1]',
  ]
  for (const [i, index] of [...new Set(indexes)].entries()) {
    for (const [j, value] of ['0', '1', 'true', "''", '[]'].entries()) {
      const text = `${name}${index} = ${value};`
      yield change(
        i * 0.1 + j * 0.05,
        `insert \`${text}\`, so that \`${name}\` has something to begin with`,
        insertAfter(scene.text, statement.node, text),
      )
    }
  }
})

/** `new Array(n)`, and what fills or makes all elements alike. */
function isTable(init: t.Node | null | undefined): boolean {
  if (t.isNewExpression(init) || t.isCallExpression(init)) {
    const { callee } = init
    if (t.isIdentifier(callee)) return callee.name.endsWith('Array')
    if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.property)) return false
    return /^(?:fill|from)$/.test(callee.property.name) || (callee.property.name === 'map' && isTable(callee.object))
  }
  return false
}

/** Whether the use sets an element at an index that no loop counts. */
function beginsTable(use: NodePath): boolean {
  let member = use.parentPath
  const loop = use.findParent((around) => around.isLoop() || around.isFunction())
  while (member?.isMemberExpression() && member.parentPath.isMemberExpression() && member.key === 'object')
    member = member.parentPath
  return member !== null && t.isAssignmentExpression(member.parent, { left: member.node }) && !loop?.isLoop()
}
