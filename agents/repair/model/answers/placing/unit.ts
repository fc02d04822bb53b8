import * as t from '@babel/types'
import { toSpan, type Span } from '#core'
import { isModuleExports } from './given-names.ts'

/**
 * Something that a text declares at its top level. A `declaration` is a function or a class, a `variable` stands alone in its statement, a
 * `declarator` does not, an `assignment` gives a property its value, `default` is an export without a name.
 */
export interface Unit {
  readonly kind: 'declaration' | 'variable' | 'declarator' | 'assignment' | 'default' | 'type'
  /** As the program says it: `f`, `Foo.prototype.bar`, `default`; a pattern has several names. */
  readonly names: readonly string[]
  readonly isDefault: boolean
  readonly statement: t.Statement
  /** All of it, without `export` and decorators. */
  readonly span: Span
  /** The function, the class or the value that it has; null where it has none. */
  readonly value: t.Node | null
}

const TYPES = /^(?:TSInterfaceDeclaration|TSTypeAliasDeclaration|TSEnumDeclaration|TSModuleDeclaration)$/

/** What the statements declare, in order. Lists of exports declare nothing, nor do signatures without a body. */
export function unitsOf(body: readonly t.Statement[], text: string): Unit[] {
  return body.flatMap((statement) => unitsIn(statement, text))
}

function unitsIn(statement: t.Statement, text: string): Unit[] {
  const isDefault = t.isExportDefaultDeclaration(statement)
  const node = isDefault || t.isExportNamedDeclaration(statement) ? statement.declaration : statement
  if (node == null) return []
  const common = { isDefault, statement }
  if ((t.isFunctionDeclaration(node) || t.isClassDeclaration(node)) && !('declare' in node && node.declare)) {
    const kind = node.id == null ? 'default' : 'declaration'
    return [{ ...common, kind, names: [node.id?.name ?? 'default'], span: bareSpan(node, text), value: node }]
  }
  if (t.isVariableDeclaration(node)) return node.declare ? [] : node.declarations.map((each) => variable(each, node, common))
  if (TYPES.test(node.type)) return [{ ...common, kind: 'type', names: [typeName(node)], span: toSpan(node), value: null }]
  if (isDefault && t.isExpression(node) && !t.isIdentifier(node))
    return [{ ...common, kind: 'default', names: ['default'], span: toSpan(node), value: node }]
  return t.isExpressionStatement(node) ? assignment(node, common) : []
}

type Common = Pick<Unit, 'isDefault' | 'statement'>

function variable(declarator: t.VariableDeclarator, declaration: t.VariableDeclaration, common: Common): Unit {
  const value = declarator.init == null ? null : lastRight(declarator.init)
  const isAlone = declaration.declarations.length === 1 && value === (declarator.init ?? null)
  const names = Object.keys(t.getBindingIdentifiers(declarator.id))
  return { ...common, kind: isAlone ? 'variable' : 'declarator', names, span: toSpan(isAlone ? declaration : declarator), value }
}

/** In `a = b = value` the value. */
function lastRight(node: t.Expression): t.Expression {
  return t.isAssignmentExpression(node, { operator: '=' }) ? lastRight(node.right) : node
}

function assignment({ expression }: t.ExpressionStatement, common: Common): Unit[] {
  if (!t.isAssignmentExpression(expression, { operator: '=' }) || !t.isMemberExpression(expression.left)) return []
  const value = lastRight(expression)
  if (t.isIdentifier(value) || isListOfNames(value)) return []
  const own = 'id' in value && t.isIdentifier(value.id) ? value.id.name : null
  const name = isModuleExports(expression.left)
    ? (own ?? 'module.exports')
    : pathOf(expression.left)?.replace(/^(?:module\.)?exports\./, '')
  return name === undefined ? [] : [{ ...common, kind: 'assignment', names: [name], span: toSpan(value), value }]
}

/** `{ f, g }`, as exports are listed. */
function isListOfNames(value: t.Node): boolean {
  return t.isObjectExpression(value) && value.properties.every((each) => t.isObjectProperty(each) && t.isIdentifier(each.value))
}

/** `a.b.c`; undefined where something is computed or called. */
function pathOf(node: t.Node): string | undefined {
  if (t.isIdentifier(node)) return node.name
  if (!t.isMemberExpression(node) || node.computed || !t.isIdentifier(node.property)) return undefined
  const object = pathOf(node.object)
  return object === undefined ? undefined : `${object}.${node.property.name}`
}

function typeName(node: t.Node): string {
  return 'id' in node && t.isIdentifier(node.id) ? node.id.name : ''
}

/** Decorators, and an `export` behind them, are no part of a class. */
export function bareSpan(node: t.Node, text: string): Span {
  const { start, end } = toSpan(node)
  const decorators = 'decorators' in node && Array.isArray(node.decorators) ? (node.decorators as readonly t.Node[]) : []
  const from = Math.max(start, ...decorators.map((decorator) => decorator.end!))
  const keyword = from === start ? /(?:)/y : /\s*(?:export\s+)?(?:default\s+)?/y
  keyword.lastIndex = from
  keyword.exec(text)
  return { start: Math.max(from, keyword.lastIndex), end }
}
