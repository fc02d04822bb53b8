import * as t from '@babel/types'
import { isTypeWrapper, type Site } from './site.ts'

/** Whether an optional chain goes on after this link: a probe there would end the chain. */
export function isInnerLink({ node, parent, key }: Site): boolean {
  if (parent === null || isParenthesized(node)) return false
  if (isTypeWrapper(parent.node)) return isLink(node) && isInnerLink(parent)
  const holds =
    (t.isOptionalMemberExpression(parent.node) && key === 'object') ||
    (t.isOptionalCallExpression(parent.node) && key === 'callee')
  return holds && isLinkOrTyped(node)
}

function isLink(node: t.Node): boolean {
  return t.isOptionalMemberExpression(node) || t.isOptionalCallExpression(node)
}

function isLinkOrTyped(node: t.Node): boolean {
  return isTypeWrapper(node) ? isLinkOrTyped(node.expression) : isLink(node)
}

/** Whether the expression begins what `new` makes: an argument list behind it would be that of `new`. */
export function leadsNew(site: Site): boolean {
  for (let { node, parent, key } = site; parent !== null && !isParenthesized(node); { node, parent, key } = parent) {
    if (t.isNewExpression(parent.node)) return key === 'callee'
    if (!HEADS.has(key)) return false
  }
  return false
}

/** Fields that hold what an expression begins with. */
const HEADS = new Set(['object', 'callee', 'tag', 'expression'])

/**
 * Whether V8 shows the expression's text when something is wrong with its value: "x.f is not a function", "x is not iterable",
 * "Cannot destructure property 'a' of 'x'". The message would show the probe instead.
 */
export function isShownInErrors(site: Site): boolean {
  for (let { node, parent, key, listed } = site; parent !== null; { node, parent, key, listed } = parent) {
    const outer = parent.node
    if (t.isFunction(outer) || (t.isStatement(outer) && !t.isForOfStatement(outer))) return false
    switch (outer.type) {
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return key === 'callee'
      case 'TaggedTemplateExpression':
        return key === 'tag'
      case 'SpreadElement':
        return !t.isObjectExpression(parent.parent?.node) && !isLastArgument(parent)
      case 'AssignmentExpression':
        if (key === 'right' && t.isPattern(outer.left)) return true
        break
      case 'VariableDeclarator':
        return t.isPattern(outer.id)
      case 'ForOfStatement':
        return key === 'right'
      case 'YieldExpression':
        return outer.delegate
      case 'ConditionalExpression':
      case 'TemplateLiteral':
        break
    }
    void listed
    void node
  }
  return false
}

function isLastArgument({ parent, node, key }: Site): boolean {
  const call = parent?.node
  return (
    (t.isCallExpression(call) || t.isNewExpression(call) || t.isOptionalCallExpression(call)) &&
    key === 'arguments' &&
    call.arguments.at(-1) === node
  )
}

export function isParenthesized(node: t.Node): boolean {
  return node.extra?.['parenthesized'] === true
}
