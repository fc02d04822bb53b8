import * as t from '@babel/types'
import { isCallback } from './places.ts'
import { outwards, walk, type TreeSite } from './tree.ts'

const MOST_NODES = 3_000
/** Of what is around a thing, so much is told. */
const MOST_AROUND = 2

/** How control flows in a region: what is done in it, and in which loops, branches, callbacks and tries. */
export function shapeOf(region: TreeSite): string[] {
  const words: string[] = []
  for (const site of walk(region, MOST_NODES)) {
    const own = blockWord(site) ?? leafWord(site, region)
    if (own === null) continue
    const around: string[] = []
    for (const outer of outwards(site)) {
      if (outer === region || around.length === MOST_AROUND) break
      const word = outer === site ? null : blockWord(outer)
      if (word !== null) around.unshift(word)
    }
    words.push([...around, own].join('>'))
  }
  return words
}

function blockWord(site: TreeSite): string | null {
  const { node } = site
  if (t.isLoop(node)) return 'loop'
  if (t.isIfStatement(node) || t.isSwitchStatement(node) || t.isConditionalExpression(node)) return 'branch'
  if (t.isTryStatement(node)) return 'try'
  return isCallback(site) ? 'callback' : null
}

function leafWord({ node }: TreeSite, region: TreeSite): string | null {
  if (t.isReturnStatement(node)) return 'return'
  if (t.isThrowStatement(node)) return 'throw'
  if (t.isBreakStatement(node) || t.isContinueStatement(node)) return 'jump'
  if (!t.isCallExpression(node)) return null
  return t.isIdentifier(node.callee) && node.callee.name === nameOf(region) ? 'recursion' : 'call'
}

function nameOf({ node, parent }: TreeSite): string | null {
  if (t.isFunctionDeclaration(node)) return node.id?.name ?? null
  return t.isVariableDeclarator(parent?.node) && t.isIdentifier(parent.node.id) ? parent.node.id.name : null
}
