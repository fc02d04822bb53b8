import * as t from '@babel/types'
import { MEMBERS } from './known-names.ts'
import { outwards, walk, type TreeSite } from './tree.ts'

const MOST_NODES = 300

/** Operators and well-known methods of the blamed places and of the statements around them, without the blocks inside. */
export function operatorsAround(sites: readonly TreeSite[]): string[] {
  const statements = new Map(sites.map((site) => [statementOf(site).node, statementOf(site)]))
  return [...statements.values()].flatMap((statement) =>
    [...walk(statement, MOST_NODES, ({ node }) => t.isBlockStatement(node))].flatMap(operatorOf),
  )
}

function statementOf(site: TreeSite): TreeSite {
  for (const outer of outwards(site)) if (t.isStatement(outer.node)) return outer
  return site
}

function operatorOf({ node }: TreeSite): string[] {
  if (t.isConditionalExpression(node)) return ['?:']
  if (t.isSpreadElement(node)) return ['...']
  if (t.isNewExpression(node)) return ['new']
  if (t.isAwaitExpression(node)) return ['await']
  if (t.isRegExpLiteral(node)) return ['/./']
  if (t.isMemberExpression(node) || t.isOptionalMemberExpression(node)) {
    if (node.computed) return ['[]']
    return t.isIdentifier(node.property) && MEMBERS.has(node.property.name) ? [node.property.name] : []
  }
  return 'operator' in node && node.operator !== '=' ? [node.operator] : []
}
