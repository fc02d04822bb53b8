import * as t from '@babel/types'
import type { Variable } from './bindings.ts'
import { bare, childOf, type Site } from './sites.ts'

/** Names a variable (`v` and where it is declared) or, in all objects alike, a property (`.name`). */
export type Cell = string

type Bound = ReadonlyMap<Site, Variable>

export function cellOfVariable({ start }: Variable): Cell {
  return `v${start}`
}

/** What an expression's value is kept in; of an element of an array, what holds the array. */
export function cellOf(site: Site, bound: Bound): Cell | null {
  const inner = bare(site)
  const variable = bound.get(inner)
  if (variable !== undefined) return cellOfVariable(variable)
  const { node } = inner
  if (!t.isMemberExpression(node) && !t.isOptionalMemberExpression(node)) return null
  const name = propertyName(node)
  return name === null ? cellOf(childOf(inner, 'object')!, bound) : `.${name}`
}

/** The property that is read or written, where the text tells. */
export function propertyName({ property, computed }: t.MemberExpression | t.OptionalMemberExpression): string | null {
  if (t.isStringLiteral(property)) return property.value
  if (computed) return null
  return t.isIdentifier(property) ? property.name : t.isPrivateName(property) ? `#${property.id.name}` : null
}

/** Methods of built-in objects that change the object they are called on. */
const MUTATORS: ReadonlySet<string> = new Set([
  'add',
  'append',
  'clear',
  'copyWithin',
  'delete',
  'fill',
  'pop',
  'push',
  'reverse',
  'set',
  'shift',
  'sort',
  'splice',
  'unshift',
])
/** Functions that change their first argument. */
const CHANGES_FIRST = /^(Object\.(assign|defineProperty|defineProperties|setPrototypeOf)|Reflect\.(set|deleteProperty))$/

export function isCall(site: Site): boolean {
  return t.isCallExpression(site.node) || t.isOptionalCallExpression(site.node) || t.isNewExpression(site.node)
}

/** The name by which a call calls: of a variable or a method; `constructor` of a class. */
export function calledName(call: Site): string | null {
  const callee = childOf(call, 'callee')
  if (callee === undefined) return null
  const { node } = bare(callee)
  if (t.isMemberExpression(node) || t.isOptionalMemberExpression(node)) return propertyName(node)
  return t.isSuper(node) ? 'constructor' : t.isIdentifier(node) ? node.name : null
}

/** The object that a method is called on. */
export function receiverOf(call: Site): Site | null {
  const callee = childOf(call, 'callee')
  return (callee === undefined ? undefined : childOf(bare(callee), 'object')) ?? null
}

export function argumentsOf(call: Site): readonly Site[] {
  return call.children.filter(({ key }) => key === 'arguments')
}

/** The object that the call of a built-in changes. */
export function changedByCall(call: Site): Site | null {
  const receiver = receiverOf(call)
  const name = calledName(call)
  if (receiver === null || name === null) return null
  const { node } = receiver
  if (t.isIdentifier(node) && CHANGES_FIRST.test(`${node.name}.${name}`)) return argumentsOf(call)[0] ?? null
  return MUTATORS.has(name) ? receiver : null
}

/** What an assignment, a declaration, an update, a deletion or a loop's head gives a value to. */
export function targetsOf(site: Site): readonly Site[] {
  const { node } = site
  if (t.isAssignmentExpression(node) || t.isForXStatement(node)) return leavesOf(childOf(site, 'left'))
  if (t.isVariableDeclarator(node)) return node.init ? leavesOf(childOf(site, 'id')) : []
  if (t.isUpdateExpression(node) || t.isUnaryExpression(node, { operator: 'delete' })) return leavesOf(childOf(site, 'argument'))
  return []
}

/** The variables and members in a pattern. */
export function leavesOf(pattern: Site | undefined): readonly Site[] {
  if (pattern === undefined) return []
  const inner = bare(pattern)
  const { node, children } = inner
  switch (node.type) {
    case 'ArrayPattern':
      return children.flatMap(leavesOf)
    case 'ObjectPattern':
      return children.flatMap((child) => leavesOf(childOf(child, 'value') ?? childOf(child, 'argument')))
    case 'AssignmentPattern':
      return leavesOf(childOf(inner, 'left'))
    case 'RestElement':
    case 'TSParameterProperty':
      return leavesOf(children[0])
    case 'VariableDeclaration':
      return children.flatMap((child) => leavesOf(childOf(child, 'id')))
    default:
      return [inner]
  }
}

/** Whether a place passes objects on without looking into them: into a new one. */
export function keepsObjects({ node }: Site): boolean {
  return t.isArrayExpression(node) || t.isObjectExpression(node)
}

/** Whether a place looks into the objects that it is given, whatever they are. */
export function looksIntoObjects({ node, children }: Site): boolean {
  const spreads = children.some((child) => t.isSpreadElement(child.node))
  return spreads || t.isBinaryExpression(node) || t.isForXStatement(node) || t.isTemplateLiteral(node)
}
