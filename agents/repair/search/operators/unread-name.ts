import * as t from '@babel/types'
import type { Binding, NodePath } from '@babel/traverse'
import type { Edit } from '#core'
import {
  collectionsAt,
  endOf,
  fills,
  firstAfterGuards,
  isNeverRead,
  putAtEnd,
  type NewStatement,
} from '../writing/new-statements.ts'
import { valuesAt, type Name } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { insertBefore } from '../writing/rewrite.ts'
import type { Scene } from '../scene/scene.ts'
import type { Site } from '../scene/site.ts'
import { unboundNames } from '../scene/unbound-names.ts'

/** A parameter or variable whose value goes nowhere: it is put where values of its block go. */
export const unreadName = operator(
  'unread-name',
  [
    'FunctionDeclaration',
    'FunctionExpression',
    'ArrowFunctionExpression',
    'ClassMethod',
    'ObjectMethod',
    'VariableDeclarator',
    'ForOfStatement',
  ],
  function* ({ node, path, scene }) {
    for (const [binding, block] of unreadOf(node, path)) {
      const inside = endOf(block, scene)
      const kind = scene.kinds.ofBinding(binding)
      const name: Name = { name: binding.identifier.name, kind, isFunction: false, binding }
      const seen = new Set<string>()
      for (const [statement, extra] of uses(name, inside)) {
        if (seen.has(statement)) continue
        seen.add(statement)
        for (const [i, edit] of placesIn(block.node, binding, statement, scene).entries())
          yield change(extra + i * 0.1, `insert \`${statement}\`, since nothing reads \`${name.name}\``, edit)
      }
    }
  },
)

function* unreadOf(node: t.Node, path: NodePath): Generator<readonly [Binding, NodePath<t.BlockStatement>]> {
  const body = t.isVariableDeclarator(node) ? path.findParent((each) => each.isBlockStatement()) : path.get('body')
  if (Array.isArray(body) || !body?.isBlockStatement()) return
  // Where a name is read that nobody defines, the unread one was meant there.
  if (unboundNames(path.scope.getProgramParent().path as NodePath<t.Program>).size > 0) return
  const { start } = body.node
  for (const binding of Object.values(path.scope.bindings)) {
    const { identifier, kind } = binding
    const isOwn = t.isVariableDeclarator(node)
      ? node.id === identifier
      : t.isFunction(node)
        ? kind === 'param'
        : identifier.start! < start!
    if (isOwn && isNeverRead(binding) && !identifier.name.startsWith('_')) yield [binding, body]
  }
}

function* uses(name: Name, site: Site): Generator<NewStatement> {
  const { path } = site
  const body = path.findParent((around) => around.isClassBody())?.node
  for (const [i, [collection, kind]] of collectionsAt(site).slice(0, 4).entries()) {
    const partners = valuesAt(site).filter((other) => other.name !== name.name && other.name !== collection)
    const values = [name, ...partners.slice(0, 3)]
    for (const [statement, extra] of fills(collection, kind, values))
      if (new RegExp(`\\b${name.name}\\b`).test(statement) && collection !== name.name) yield [statement, extra + i * 0.1]
  }
  for (const member of t.isClassBody(body) ? body.body : []) {
    if (!t.isClassProperty(member) || !t.isIdentifier(member.key) || member.static) continue
    const isNamesake = member.key.name === name.name || member.key.name === `_${name.name}`
    yield [`this.${member.key.name} = ${name.name};`, isNamesake ? 0 : 0.3]
  }
  for (const [i, other] of valuesAt(site).slice(0, 5).entries()) {
    if (other.name === name.name || other.binding.kind === 'const') continue
    if (other.kind !== name.kind && other.kind !== 'unknown' && name.kind !== 'unknown') continue
    yield [`${other.name} = ${name.name};`, 0.2 + i * 0.1]
    if (other.kind === 'number' || other.kind === 'string') yield [`${other.name} += ${name.name};`, 0.2 + i * 0.1]
  }
}

/** The end of its block, and for a parameter the beginning: after guards, that is, before the first statement that is none. */
function placesIn(block: t.BlockStatement, { kind }: Binding, statement: string, { text }: Scene): Edit[] {
  const end = putAtEnd(block, statement, text)
  const first = firstAfterGuards(block)
  if (kind !== 'param' || first === undefined || first === block.body.at(-1)) return [end]
  return [end, insertBefore(text, first, statement)]
}
