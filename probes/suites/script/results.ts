import { type File, getBindingIdentifiers, type Node, traverseFast, VISITOR_KEYS } from '@babel/types'
import type MagicString from 'magic-string'
import { requestedModule } from '../../program/module-parts.ts'
import type { Assertions } from './assertions.ts'
import { type ReadonlyNames, rootName } from './names.ts'

const CALL = /^(CallExpression|OptionalCallExpression|NewExpression)$/
const OPTIONAL = /^Optional(Call|Member)Expression$/
const WITHOUT_PRIMITIVES = /^(===|!==|instanceof|in)$/

type Call = Extract<Node, { type: 'CallExpression' | 'NewExpression' }>

interface Names {
  /** The program's functions, other names for them, and variables that hold what they gave. */
  readonly given: ReadonlyNames
  /** Variables that hold such values or were handed to the program; not whole modules, whose exports a bundler makes accessors. */
  readonly held: ReadonlyNames
}

/**
 * Puts `$t.result(…)` around what the program may have given, where the tests get hold of it: what its functions and the methods of their
 * results give, also after `await`; in assertions also variables that hold such values or were handed to the program, where a member is
 * read, or a primitive asked for. To be done before anything is put around whole statements.
 */
export function wrapResults(ast: File, program: ProgramNames, assertions: Assertions, out: MagicString): void {
  const names = namesOf(ast, program, assertions)
  wrapIn(ast.program, null, '', false, { names, assertions, out })
}

/** How tests name what is the program's. */
export interface ProgramNames {
  readonly globals: readonly string[]
  readonly isProgram: (specifier: string) => boolean
}

interface Work {
  readonly names: Names
  readonly assertions: Assertions
  readonly out: MagicString
}

/** Inner ones first, which keeps the order where several start or end at one place. */
function wrapIn(node: Node, parent: Node | null, key: string, asserts: boolean, work: Work): void {
  const isCheck = asserts || (node.type === 'CallExpression' && work.assertions.of(node) !== null) || node.type === 'IfStatement'
  for (const childKey of VISITOR_KEYS[node.type] ?? []) {
    const inside = node.type === 'IfStatement' ? asserts || childKey === 'test' : isCheck
    const value = (node as unknown as Record<string, unknown>)[childKey]
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child) wrapIn(child as Node, node, childKey, inside, work)
    }
  }
  if (parent === null || !mayBeGiven(node, parent, key, asserts, work.names)) return
  work.out.prependRight(node.start!, '$t.result(')
  work.out.appendLeft(node.end!, ')')
}

function mayBeGiven(node: Node, parent: Node, key: string, asserts: boolean, names: Names): boolean {
  // A chain of `?.` is left as a whole or not at all.
  if (OPTIONAL.test(parent.type) && (key === 'object' || key === 'callee')) return false
  if (node.type === 'Identifier') {
    return asserts && names.held.has(node.name) && isLookedAt(parent, key)
  }
  if (parent.type === 'ExpressionStatement' || parent.type === 'Decorator') return false
  if (node.type === 'AwaitExpression') return requestedModule(node.argument) === null && gives(node.argument, names.given)
  return gives(node, names.given)
}

/** A call of the program, or one that the program is handed to. */
function gives(node: Node, given: ReadonlyNames): boolean {
  if (!CALL.test(node.type) || requestedModule(node) !== null) return false
  const { callee, arguments: args } = node as Call
  const root = callee.type === 'Super' || callee.type === 'Import' ? null : rootOf(callee)
  return (root !== null && given.has(root)) || args.some((arg) => arg.type === 'Identifier' && given.has(arg.name))
}

function rootOf(node: Node): string | null {
  return rootName(node.type === 'NewExpression' ? node.callee : node)
}

function isLookedAt(parent: Node, key: string): boolean {
  if (parent.type === 'MemberExpression') return key === 'object'
  if (parent.type === 'BinaryExpression') return !WITHOUT_PRIMITIVES.test(parent.operator)
  return parent.type === 'TemplateLiteral' || (parent.type === 'CallExpression' && key === 'arguments')
}

function namesOf(ast: File, { globals, isProgram }: ProgramNames, { functions }: Assertions): Names {
  const given = new Set(globals)
  const modules = new Set<string>()
  const inits: { readonly id: Node; readonly init: Node }[] = []
  const calls: Call[] = []
  traverseFast(ast, (node) => {
    if (node.type === 'AssignmentExpression') inits.push({ id: node.left, init: node.right })
    if (node.type === 'CallExpression' || node.type === 'NewExpression') calls.push(node)
    if (node.type === 'ImportDeclaration' && isProgram(node.source.value)) {
      add(node, given)
      for (const { type, local } of node.specifiers) if (type !== 'ImportSpecifier') modules.add(local.name)
    }
    if (node.type !== 'VariableDeclarator' || !node.init) return
    inits.push({ id: node.id, init: node.init })
    const asked = requestedModule(awaited(node.init))
    if (asked === null || !isProgram(asked.value)) return
    add(node.id, given)
    if (node.id.type === 'Identifier') modules.add(node.id.name)
  })
  for (let before = -1; before < given.size;) {
    before = given.size
    for (const { id, init } of inits) {
      const holds = awaited(init)
      const root = rootOf(holds)
      const isGiven = (root !== null && given.has(root)) || gives(holds, given)
      if (isGiven && requestedModule(holds) === null) add(id, given)
    }
    for (const { callee, arguments: args } of calls) {
      const local = callee.type === 'Identifier' ? functions.find(({ name }) => name === callee.name) : undefined
      args.forEach((arg, i) => {
        const parameter = local?.node.params[i]
        if (arg.type === 'Identifier' && given.has(arg.name) && parameter !== undefined) add(parameter, given)
      })
    }
  }
  const held = given.difference(modules)
  for (const call of calls) {
    if (!gives(call, given)) continue
    for (const arg of call.arguments) if (arg.type === 'Identifier') held.add(arg.name)
  }
  return { given, held }
}

function awaited(node: Node): Node {
  return node.type === 'AwaitExpression' ? node.argument : node
}

function add(id: Node, names: Set<string>): void {
  for (const name of Object.keys(getBindingIdentifiers(id))) names.add(name)
}
