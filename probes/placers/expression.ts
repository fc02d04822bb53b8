import * as t from '@babel/types'
import { isInnerLink, isShownInErrors, isValue, leadsNew } from './positions.ts'
import type { Placer } from './placer.ts'
import { is, isTypeWrapper, TYPE_WRAPPERS, withoutTypes, type Site } from './site.ts'

const TOLD: readonly t.Node['type'][] = [
  'ArrayExpression',
  'AwaitExpression',
  'BinaryExpression',
  'CallExpression',
  'ConditionalExpression',
  'Identifier',
  'JSXElement',
  'JSXFragment',
  'LogicalExpression',
  'MemberExpression',
  'MetaProperty',
  'NewExpression',
  'ObjectExpression',
  'OptionalCallExpression',
  'OptionalMemberExpression',
  'SequenceExpression',
  'TaggedTemplateExpression',
  'TemplateLiteral',
  'ThisExpression',
  'UnaryExpression',
  'YieldExpression',
]
const isTold: ReadonlySet<string> = new Set(TOLD)

/** The value of every expression that no other probe hands on, literals and functions left out. */
export const expressionPlacer: Placer = {
  kind: 'expression',
  sees: [...TOLD, ...TYPE_WRAPPERS],
  place(site, draft) {
    if (!isExpression(site) || draft.isObserved(site.node) || !tellsMore(site)) return
    if (!isValue(site) || isInnerLink(site) || leadsNew(site) || isShownInErrors(site)) return
    const { parent, node } = site
    if (parent !== null && is(parent, 'ObjectProperty') && parent.node.shorthand)
      draft.shorthand('expression', site, node as t.Identifier)
    else draft.value('expression', site)
  },
}

const CONSTANTS = new Set(['undefined', 'NaN', 'Infinity'])

/** Types around an expression go with it; what `import.meta` and literals are is known. */
function isExpression({ node, parent }: Site): boolean {
  if (parent === null || isTypeWrapper(parent.node)) return false
  const inner = withoutTypes(node)
  if (!isTold.has(inner.type)) return false
  if (t.isIdentifier(inner)) return !CONSTANTS.has(inner.name)
  if (t.isMetaProperty(inner)) return inner.meta.name !== 'import'
  if (t.isUnaryExpression(inner)) return !t.isLiteral(inner.argument)
  return !t.isTemplateLiteral(inner) || inner.expressions.length > 0
}

/** Of nested operands the innermost are observed, and the whole where it ends up. */
function tellsMore({ node, parent, key }: Site): boolean {
  if (!t.isLogicalExpression(node) && !t.isConditionalExpression(node)) return true
  return !t.isLogicalExpression(parent!.node) && !(t.isConditionalExpression(parent!.node) && key !== 'test')
}
