import * as t from '@babel/types'
import { isTypeWrapper, type Site } from './site.ts'

/** Whether an optional chain goes on after this link: a probe there would end the chain. */
export function isInnerLink({ node, parent, key }: Site): boolean {
  if (parent === null || isParenthesized(node) || !isLink(node)) return false
  if (isTypeWrapper(parent.node)) return isInnerLink(parent)
  return isOptional(parent.node) && (key === 'object' || key === 'callee')
}

function isLink(node: t.Node): boolean {
  return isTypeWrapper(node) ? isLink(node.expression) : isOptional(node)
}

function isOptional(node: t.Node): boolean {
  return t.isOptionalMemberExpression(node) || t.isOptionalCallExpression(node)
}

/** Whether the expression begins what `new` makes: an argument list behind it would be that of `new`. */
export function leadsNew({ node, parent, key }: Site): boolean {
  if (parent === null || isParenthesized(node)) return false
  if (t.isNewExpression(parent.node)) return key === 'callee'
  return HEADS.has(key) && leadsNew(parent)
}

/** Fields that hold what an expression begins with. */
const HEADS = new Set(['object', 'callee', 'tag', 'expression'])

/**
 * Whether V8 shows the expression's text when something is wrong with its value: "x.f is not a function", "x is not iterable",
 * "Cannot destructure property 'a' of 'x'". The message would show the probe instead.
 */
export function isShownInErrors({ parent, key }: Site): boolean {
  if (parent === null) return false
  const outer = parent.node
  switch (outer.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return key === 'callee'
    case 'TaggedTemplateExpression':
      return key === 'tag'
    case 'SpreadElement':
      return !t.isObjectExpression(parent.parent?.node)
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return (key === 'right' && t.isPattern(outer.left)) || (t.isExpression(outer) && isShownInErrors(parent))
    case 'VariableDeclarator':
      return t.isPattern(outer.id)
    case 'ForOfStatement':
      return key === 'right'
    case 'YieldExpression':
      return outer.delegate
    // Shown as what they are, whatever they hold.
    case 'ConditionalExpression':
    case 'AwaitExpression':
      return false
    default:
      return (
        (t.isExpression(outer) || isPartOfExpression(outer)) &&
        !t.isFunction(outer) &&
        !t.isClass(outer) &&
        isShownInErrors(parent)
      )
  }
}

function isPartOfExpression(node: t.Node): boolean {
  return t.isObjectProperty(node) || t.isTemplateLiteral(node) || isTypeWrapper(node)
}

/** Fields whose expressions are evaluated for their value, by the type of the node that has them. */
const VALUES: Readonly<Partial<Record<t.Node['type'], readonly string[]>>> = {
  ArrayExpression: ['elements'],
  AssignmentExpression: ['right'],
  AssignmentPattern: ['right'],
  AwaitExpression: ['argument'],
  BinaryExpression: ['left', 'right'],
  CallExpression: ['arguments'],
  ClassAccessorProperty: ['value'],
  ClassDeclaration: ['superClass'],
  ClassExpression: ['superClass'],
  ClassPrivateProperty: ['value'],
  ClassProperty: ['value'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  DoWhileStatement: ['test'],
  ExportDefaultDeclaration: ['declaration'],
  ExpressionStatement: ['expression'],
  ForInStatement: ['right'],
  ForOfStatement: ['right'],
  ForStatement: ['init', 'test', 'update'],
  IfStatement: ['test'],
  JSXExpressionContainer: ['expression'],
  JSXSpreadAttribute: ['argument'],
  LogicalExpression: ['left', 'right'],
  MemberExpression: ['object'],
  NewExpression: ['arguments'],
  ObjectProperty: ['value'],
  OptionalCallExpression: ['arguments'],
  OptionalMemberExpression: ['object'],
  ReturnStatement: ['argument'],
  SequenceExpression: ['expressions'],
  SpreadElement: ['argument'],
  SwitchCase: ['test'],
  SwitchStatement: ['discriminant'],
  TemplateLiteral: ['expressions'],
  ThrowStatement: ['argument'],
  UnaryExpression: ['argument'],
  VariableDeclarator: ['init'],
  WhileStatement: ['test'],
  YieldExpression: ['argument'],
}

/** Whether the expression is evaluated where it stands, and only its value matters there. */
export function isValue(site: Site): boolean {
  const { node, parent, key } = site
  if (parent === null) return false
  const outer = parent.node
  if ((key === 'property' || key === 'key') && 'computed' in outer && outer.computed) return true
  if (VALUES[outer.type]?.includes(key) !== true) return false
  if (t.isUnaryExpression(outer)) return outer.operator !== 'delete' && outer.operator !== 'typeof'
  // In TypeScript such a name may be that of a type.
  if (t.isExportDefaultDeclaration(outer)) return !t.isIdentifier(node)
  if (t.isObjectProperty(outer)) return t.isObjectExpression(parent.parent?.node)
  // `for (var i = 0 in x)`: an initialiser that old scripts may have, and nothing else.
  if (t.isVariableDeclarator(outer)) return !t.isForXStatement(parent.parent?.parent?.node)
  // Partial sums of `a + b + c`: a long text put together would become a nest as deep.
  if (t.isBinaryExpression(outer)) return key === 'right' || !(t.isBinaryExpression(node) && node.operator === outer.operator)
  return true
}

function isParenthesized(node: t.Node): boolean {
  return node.extra?.['parenthesized'] === true
}
