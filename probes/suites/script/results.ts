import { type File, type Node, traverseFast, VISITOR_KEYS } from '@babel/types'
import type MagicString from 'magic-string'
import { requestedModule } from '../../program/module-parts.ts'
import { declaredNames, type ReadonlyNames, rootName } from './names.ts'

const CALL = /^(CallExpression|OptionalCallExpression|NewExpression)$/
const OPTIONAL = /^Optional(Call|Member)Expression$/

/** Names of whole modules: their exports are accessors where a bundler made them. */
function moduleNames(ast: File): readonly string[] {
  const names: string[] = []
  traverseFast(ast, (node) => {
    if (node.type === 'ImportNamespaceSpecifier' || node.type === 'ImportDefaultSpecifier') names.push(node.local.name)
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init) return
    const init = node.init.type === 'AwaitExpression' ? node.init.argument : node.init
    if (requestedModule(init) !== null) names.push(node.id.name)
  })
  return names
}

interface Scope {
  /** Names whose calls give nothing of the program's: globals, the assert libraries. */
  readonly isForeign: (name: string) => boolean
  /** Names that the tests declare or take from the program: their values may be the program's. */
  readonly isOwn: (name: string) => boolean
}

/**
 * Puts `$t.result(…)` around what the program may have given, wherever the tests get hold of it: what calls and `await` give, and
 * variables whose members are read, that are compared or handed on. To be done before anything is put around whole statements.
 */
export function wrapResults(ast: File, parameters: readonly string[], apis: ReadonlyNames, out: MagicString): void {
  const own = new Set([...declaredNames(ast), ...parameters])
  for (const name of moduleNames(ast)) own.delete(name)
  const scope: Scope = {
    isForeign: (name) => apis.has(name) || (!own.has(name) && (name in globalThis || name === 'require' || name === 'expect')),
    isOwn: (name) => own.has(name) && !apis.has(name),
  }
  wrapIn(ast.program, null, '', scope, out)
}

/** Inner ones first, which keeps the order where several start or end at one place. */
function wrapIn(node: Node, parent: Node | null, key: string, scope: Scope, out: MagicString): void {
  for (const childKey of VISITOR_KEYS[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[childKey]
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child) wrapIn(child as Node, node, childKey, scope, out)
    }
  }
  if (!mayBeTheProgram(node, parent, key, scope)) return
  out.prependRight(node.start!, '$t.result(')
  out.appendLeft(node.end!, ')')
}

function mayBeTheProgram(node: Node, parent: Node | null, key: string, scope: Scope): boolean {
  if (parent === null || (OPTIONAL.test(parent.type) && (key === 'object' || key === 'callee'))) return false
  if (node.type === 'AwaitExpression') return parent.type !== 'ExpressionStatement' && requestedModule(node.argument) === null
  if (node.type === 'Identifier') return scope.isOwn(node.name) && isLookedAt(parent, key, scope)
  if (!CALL.test(node.type) || parent.type === 'ExpressionStatement' || parent.type === 'Decorator') return false
  const { callee } = node as Extract<Node, { type: 'CallExpression' }>
  if (callee.type === 'Super' || callee.type === 'Import') return false
  const root = rootName(callee)
  if (requestedModule(node) !== null) return false
  return root === null || !scope.isForeign(root)
}

/** A member of it is read, it is compared, or handed to what is no function of the tests or the program: `JSON.stringify(list)`. */
function isLookedAt(parent: Node, key: string, scope: Scope): boolean {
  if (parent.type === 'MemberExpression') return key === 'object'
  if (parent.type === 'BinaryExpression')
    return parent.operator !== '===' && parent.operator !== '!==' && parent.operator !== 'instanceof'
  if (parent.type !== 'CallExpression' || key !== 'arguments') return false
  const root = rootName(parent.callee)
  return root !== null && scope.isForeign(root)
}
