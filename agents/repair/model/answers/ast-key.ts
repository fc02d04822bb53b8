import { createHash } from 'node:crypto'
import traverse from '@babel/traverse'
import * as t from '@babel/types'
import type { ParsedSource } from '#core'

/** Fields that only the type checker, the printer or a reader looks at. */
const TYPES = ['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeParameters', 'implements']
const MODIFIERS = ['accessibility', 'declare', 'abstract', 'override', 'readonly', 'definite', 'importKind', 'exportKind']
const LOOKS = ['shorthand', 'sourceType', 'interpreter', 'extra', 'comments', 'tokens', 'errors']
const UNREAD = new Set([...TYPES, ...MODIFIERS, ...LOOKS])
const WRAPPERS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'ParenthesizedExpression',
])
const TYPE_ONLY = /^(?:TSInterface|TSTypeAlias|TSDeclare|EmptyStatement|TSIndexSignature)/

/**
 * Names what a program is, for telling near copies: 16 hex digits of a SHA-256. White space, comments, parentheses, semicolons, quotes, types,
 * braces around one statement and the names of what is declared inside of functions and blocks make no difference; the names of the top level,
 * of properties and of globals do. A program nested too deeply to be walked is named by its text.
 */
export function astKey({ ast, text }: ParsedSource): string {
  return createHash('sha256')
    .update(describe(ast) ?? text)
    .digest('hex')
    .slice(0, 16)
}

function describe(ast: t.File): string | null {
  try {
    const writer = new Writer(localsOf(ast))
    writer.write(ast.program)
    return writer.parts.join(' ')
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The declaration that each name of an inner scope belongs to. */
type Locals = ReadonlyMap<t.Node, t.Node>

function localsOf(ast: t.File): Locals {
  const locals = new Map<t.Node, t.Node>()
  traverse(ast, {
    Scope({ scope }) {
      if (scope.path.isProgram()) return
      for (const { identifier, referencePaths, constantViolations } of Object.values(scope.bindings)) {
        locals.set(identifier, identifier)
        for (const { node } of referencePaths) locals.set(node, identifier)
        for (const { node } of constantViolations)
          for (const target of targetsOf(node)) if (target.name === identifier.name) locals.set(target, identifier)
      }
    },
  })
  return locals
}

/** The names that an assignment, a loop's head or a second declaration writes to. */
function targetsOf(node: t.Node): t.Identifier[] {
  const target = t.isForXStatement(node) ? node.left : node
  return Object.values(t.getBindingIdentifiers(target, true, true)).flat()
}

class Writer {
  readonly parts: string[] = []
  readonly #locals: Locals
  readonly #numbers = new Map<t.Node, number>()

  constructor(locals: Locals) {
    this.#locals = locals
  }

  write(node: t.Node): void {
    if (WRAPPERS.has(node.type)) return this.write((node as t.TSAsExpression).expression)
    const statement = soleStatement(node)
    if (statement !== null) return this.write(statement)
    this.parts.push('(', node.type)
    if (t.isIdentifier(node)) this.parts.push(this.#nameOf(node))
    else this.#writeFields(node)
    this.parts.push(')')
  }

  #nameOf(node: t.Identifier): string {
    const declaration = this.#locals.get(node)
    if (declaration === undefined) return node.name
    const number = this.#numbers.get(declaration) ?? this.#numbers.size
    this.#numbers.set(declaration, number)
    return `#${number}`
  }

  #writeFields(node: t.Node): void {
    const fields = node as unknown as Readonly<Record<string, unknown>>
    const children = new Set(t.VISITOR_KEYS[node.type])
    for (const key of new Set([...Object.keys(t.NODE_FIELDS[node.type] ?? {}), ...children])) {
      const value = fields[key]
      if (UNREAD.has(key) || value == null || value === false || (key === 'optional' && !node.type.startsWith('Optional')))
        continue
      this.parts.push(key)
      if (!children.has(key)) this.parts.push(typeof value === 'bigint' ? `${value}n` : JSON.stringify(value))
      else if (Array.isArray(value)) this.#writeList(value as readonly (t.Node | null)[])
      else if (key === 'key' && t.isStringLiteral(value as t.Node))
        this.parts.push('(', 'Identifier', (value as t.StringLiteral).value, ')')
      else this.write(value as t.Node)
    }
  }

  #writeList(list: readonly (t.Node | null)[]): void {
    this.parts.push('[')
    for (const each of list) {
      if (each === null) this.parts.push('hole')
      else if (!TYPE_ONLY.test(each.type) && !isTypeImport(each)) this.write(each)
    }
    this.parts.push(']')
  }
}

function isTypeImport(node: t.Node): boolean {
  return ('importKind' in node && node.importKind === 'type') || ('exportKind' in node && node.exportKind === 'type')
}

/** The statement that a block is written around for nothing but looks. */
function soleStatement(node: t.Node): t.Statement | null {
  if (!t.isBlockStatement(node) || node.directives.length > 0 || node.body.length !== 1) return null
  const [only] = node.body
  return only === undefined || t.isDeclaration(only) ? null : only
}
