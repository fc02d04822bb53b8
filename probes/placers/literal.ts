import * as t from '@babel/types'
import { isShownInErrors, isValue } from './positions.ts'
import type { Placer } from './placer.ts'
import { isTypeWrapper, type Site } from './site.ts'

/** Elements of longer lists are tables: what one of them is says little, and a thousand probes cost much. */
const LONGEST_LIST = 32

/** Numbers, texts, booleans and `null` as they are written. They tell nothing that the source does not; but they can be forced. */
export const literalPlacer: Placer = {
  kind: 'literal',
  sees: ['NumericLiteral', 'StringLiteral', 'BooleanLiteral', 'NullLiteral', 'BigIntLiteral', 'UnaryExpression'],
  place(site, draft) {
    if (!isWritten(site.node) || draft.isObserved(site.node) || !isValue(site) || isShownInErrors(site)) return
    if (isSigned(site) || isModuleName(site) || isInTable(site)) return
    draft.value('literal', site)
  },
}

/** `-1` is a literal too. */
function isWritten(node: t.Node): boolean {
  return t.isUnaryExpression(node) ? node.operator === '-' && t.isNumericLiteral(node.argument) : t.isLiteral(node)
}

function isSigned({ parent }: Site): boolean {
  return parent !== null && isWritten(parent.node) && t.isUnaryExpression(parent.node)
}

/** What is imported has to be known before the program runs. */
function isModuleName({ parent }: Site): boolean {
  const outer = parent?.node
  if (outer === undefined || t.isExpressionStatement(outer) || isTypeWrapper(outer)) return true
  return (
    t.isImportExpression(outer) ||
    (t.isCallExpression(outer) && (t.isIdentifier(outer.callee, { name: 'require' }) || t.isImport(outer.callee)))
  )
}

function isInTable({ parent }: Site): boolean {
  for (let outer = parent; outer !== null; outer = outer.parent) {
    if (t.isArrayExpression(outer.node) && outer.node.elements.length > LONGEST_LIST) return true
    if (t.isObjectExpression(outer.node) && outer.node.properties.length > LONGEST_LIST) return true
    if (t.isStatement(outer.node) || t.isFunction(outer.node)) return false
  }
  return false
}
