import * as t from '@babel/types'
import type { Span } from '#core'
import { boundNames } from './function.ts'
import { hoistedNames } from './hoisting.ts'
import type { Site } from './site.ts'

/** What a name stands for at some place of the program. */
export interface Variable {
  /** The identifier that declares it, the first one where there are several. */
  readonly span: Span
  /** Whether reading it there can neither throw nor run code: it is certain to have its first value. */
  readonly isReadable: boolean
  /** Assigning to it throws. */
  readonly isConstant: boolean
}

/** The name itself, without its type and marks. */
export function spanOfName({ start, name }: t.Identifier): Span {
  return { start: start!, end: start! + name.length }
}

/** `after`: from which offset on it has been initialised; 0 for what is from the start, `null` for what cannot be told. */
interface Declared {
  readonly id: t.Identifier
  readonly after: number | null
  readonly isConstant: boolean
}

type Names = ReadonlyMap<string, Declared>

/**
 * Tells which declaration a name belongs to, without a table of all scopes: it looks outwards from the place, and reads
 * each scope's declarations when it first comes by.
 */
export class Variables {
  readonly #scopes = new Map<t.Node, Names>()

  /** `null` for names that nothing of the program declares. */
  resolve(name: string, from: Site): Variable | null {
    const { start } = from.node
    let isReadable = true
    for (let { parent, key } = from, child = from; parent !== null; child = parent, { parent, key } = parent) {
      const names = this.#namesOf(parent.node, key)
      const declared = names?.get(name)
      if (declared === undefined) continue
      const { id, after, isConstant } = declared
      const runsLater = after === 0 || (after !== null && after <= start! && !isHoisted(child.node))
      isReadable &&= runsLater
      return { span: spanOfName(id), isReadable, isConstant }
    }
    return null
  }

  #namesOf(scope: t.Node, key: string): Names | undefined {
    // A function's key and decorators are outside of it; its parameters do not see its body's variables.
    if (t.isFunction(scope))
      return key === 'body' ? this.#cached(scope, bodyNames) : key === 'params' ? parameterNames(scope) : undefined
    if (t.isClass(scope))
      return scope.id && key !== 'id' ? new Map([[scope.id.name, { id: scope.id, after: null, isConstant: true }]]) : undefined
    if (isBlock(scope)) return this.#cached(scope, blockNames)
    if (t.isFor(scope) || t.isCatchClause(scope)) return this.#cached(scope, headNames)
    return undefined
  }

  #cached<N extends t.Node>(scope: N, read: (scope: N) => Names): Names {
    let names = this.#scopes.get(scope)
    if (names === undefined) this.#scopes.set(scope, (names = read(scope)))
    return names
  }
}

/** Parameters and `var`s, which a function has from its start; its own name. */
function bodyNames(fn: t.Function): Names {
  const names = new Map<string, Declared>()
  for (const parameter of fn.params) addAll(names, parameter, 0)
  for (const id of hoistedNames(fn.body)) add(names, id, 0)
  if ('id' in fn && fn.id && t.isFunctionExpression(fn)) add(names, fn.id, 0)
  return names
}

/** In one another's defaults, parameters may not have their values yet. */
function parameterNames(fn: t.Function): Names {
  const names = new Map<string, Declared>()
  const isSimple = fn.params.every((parameter) => t.isIdentifier(parameter))
  for (const parameter of fn.params) addAll(names, parameter, isSimple ? 0 : null)
  return names
}

type Block = t.BlockStatement | t.StaticBlock | t.Program | t.TSModuleBlock | t.SwitchStatement

function isBlock(node: t.Node): node is Block {
  return (
    t.isBlockStatement(node) || t.isStaticBlock(node) || t.isProgram(node) || t.isTSModuleBlock(node) || t.isSwitchStatement(node)
  )
}

function blockNames(block: Block): Names {
  const names = new Map<string, Declared>()
  // A case can be entered without the ones before it.
  if (t.isSwitchStatement(block)) for (const { consequent } of block.cases) addLexical(names, consequent, true)
  else addLexical(names, block.body, false)
  if (!t.isBlockStatement(block) && !t.isSwitchStatement(block)) for (const id of hoistedNames(block)) add(names, id, 0)
  return names
}

function addLexical(names: Map<string, Declared>, statements: readonly t.Node[], isUncertain: boolean): void {
  for (const statement of statements) {
    const node =
      (t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement)) && statement.declaration
        ? statement.declaration
        : statement
    if (t.isVariableDeclaration(node) && node.kind !== 'var') {
      const isConstant = node.kind !== 'let'
      for (const { id, end } of node.declarations) addAll(names, id, isUncertain ? null : end!, isConstant)
    } else if (t.isClassDeclaration(node) && node.id) add(names, node.id, isUncertain ? null : node.end!)
    else if (t.isFunctionDeclaration(node) && node.id) add(names, node.id, 0)
    else if (t.isImportDeclaration(node)) for (const { local } of node.specifiers) add(names, local, null)
    else if (t.isTSEnumDeclaration(node) || (t.isTSModuleDeclaration(node) && t.isIdentifier(node.id)))
      add(names, node.id as t.Identifier, null)
  }
}

/** What the head of a loop declares, and what a `catch` binds. */
function headNames(node: t.For | t.CatchClause): Names {
  const names = new Map<string, Declared>()
  if (t.isCatchClause(node)) {
    if (node.param) addAll(names, node.param, node.body.start!)
    return names
  }
  const head = t.isForStatement(node) ? node.init : node.left
  if (!t.isVariableDeclaration(head) || head.kind === 'var') return names
  const isConstant = head.kind !== 'let'
  for (const { id, end } of head.declarations) addAll(names, id, t.isForStatement(node) ? end! : node.body.start!, isConstant)
  return names
}

function addAll(names: Map<string, Declared>, pattern: t.Node, after: number | null, isConstant = false): void {
  const bound = t.getBindingIdentifiers(t.isTSParameterProperty(pattern) ? pattern.parameter : pattern)
  for (const name of boundNames(pattern)) add(names, bound[name]!, after, isConstant)
}

function add(names: Map<string, Declared>, id: t.Identifier, after: number | null, isConstant = false): void {
  if (!names.has(id.name)) names.set(id.name, { id, after, isConstant })
}

/** A function that can be called before the statements in front of it have run. */
function isHoisted(node: t.Node): boolean {
  const inner = t.isExportNamedDeclaration(node) || t.isExportDefaultDeclaration(node) ? node.declaration : node
  return t.isFunctionDeclaration(t.isLabeledStatement(inner) ? inner.body : inner)
}
