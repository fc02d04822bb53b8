import * as t from '@babel/types'
import { nameOf } from './node-name.ts'

/** The call of the program that an assertion is about. */
export interface Subject {
  readonly call: t.CallExpression | t.NewExpression
  /** The function's name as the program knows it. */
  readonly functionName: string
  /** Way from its result to what is compared, such as `[1]`. */
  readonly path: string
  /** Whether what is compared is that part, and nothing computed from it. */
  readonly isDirect: boolean
}

/**
 * Finds the outermost call of one of the program's functions in an expression, also by way of a variable of the tests, which is looked for in the
 * scopes in turn.
 */
export function takeApart(expression: t.Node, scopes: readonly t.Node[], isOwn: (name: string) => boolean): Subject | null {
  return direct(expression, '', scopes, isOwn, 0) ?? inside(expression, isOwn)
}

function direct(
  node: t.Node,
  path: string,
  scopes: readonly t.Node[],
  isOwn: (name: string) => boolean,
  depth: number,
): Subject | null {
  if (depth > 20) return null
  const on = (inner: t.Node, way = path) => direct(inner, way, scopes, isOwn, depth + 1)
  if (t.isAwaitExpression(node) || t.isSpreadElement(node) || (t.isUnaryExpression(node) && node.operator === '!'))
    return on(node.argument)
  if (t.isTSNonNullExpression(node) || t.isTSAsExpression(node)) return on(node.expression)
  if (t.isArrowFunctionExpression(node)) return on(node.body)
  if (t.isCallExpression(node) || t.isNewExpression(node)) {
    const name = nameOf(node.callee)
    if (name !== null && isOwn(name)) return { call: node, functionName: name, path, isDirect: true }
    const [argument] = node.arguments
    // Compared as JSON is compared as it is.
    if (name === 'stringify' && argument !== undefined) return on(argument)
    return null
  }
  if (t.isMemberExpression(node) || t.isOptionalMemberExpression(node)) {
    const step = stepOf(node)
    return step === null ? null : on(node.object, step + path)
  }
  if (t.isIdentifier(node)) {
    const init = scopes.map((scope) => initOf(node.name, scope)).find((found) => found !== null) ?? null
    return init === null ? null : on(init)
  }
  return null
}

function stepOf({ property, computed }: t.MemberExpression | t.OptionalMemberExpression): string | null {
  if (t.isStringLiteral(property)) return `[${JSON.stringify(property.value)}]`
  if (t.isNumericLiteral(property)) return `[${property.value}]`
  return !computed && t.isIdentifier(property) ? `.${property.name}` : null
}

/** What the test's variable was made from. */
function initOf(name: string, scope: t.Node): t.Node | null {
  let found: t.Node | null = null
  t.traverseFast(scope, (node) => {
    if (t.isVariableDeclarator(node) && t.isIdentifier(node.id, { name }) && node.init) found = node.init
  })
  return found
}

function inside(expression: t.Node, isOwn: (name: string) => boolean): Subject | null {
  let found: Subject | null = null
  t.traverseFast(expression, (node) => {
    const name = t.isCallExpression(node) || t.isNewExpression(node) ? nameOf(node.callee) : null
    if (name === null || !isOwn(name)) return undefined
    found ??= { call: node as t.CallExpression, functionName: name, path: '', isDirect: false }
    return t.traverseFast.stop
  })
  return found
}
