import * as t from '@babel/types'
import type { Suspect } from '#core'
import { childrenOf, outwards, siteAt, siteWord, type TreeSite } from './tree.ts'

/** So many places at most are blamed, and none that is much less suspicious than the first. */
const MOST_BLAMED = 12
const NEARLY = 0.9
const MOST_REGIONS = 3

/** The nodes at the most suspicious places, the most suspicious first. */
export function blamedSites(root: TreeSite, suspects: readonly Suspect[]): TreeSite[] {
  const least = (suspects[0]?.score ?? 0) * NEARLY
  return suspects
    .filter(({ score }) => score >= least)
    .slice(0, MOST_BLAMED)
    .map(({ span }) => siteAt(root, span))
}

const CARRIED: Readonly<Record<string, string>> = {
  ReturnStatement: 'argument',
  ThrowStatement: 'argument',
  ExpressionStatement: 'expression',
  VariableDeclaration: 'declarations',
  VariableDeclarator: 'init',
}

/** A place in words: itself, and the expression where it is a statement for that one's sake. */
export function blamedWords(site: TreeSite): string[] {
  const carried = CARRIED[site.node.type]
  const inner = childrenOf(site).find(({ key }) => key === carried)
  return [siteWord(site), ...(inner === undefined ? [] : blamedWords(inner))]
}

/** The functions that hold them, or the statements of the top level; all of the program where nothing is blamed. */
export function blamedRegions(root: TreeSite, sites: readonly TreeSite[]): TreeSite[] {
  if (sites.length === 0) return [root]
  const regions = new Map(sites.map((site) => [regionOf(site).node, regionOf(site)]))
  return [...regions.values()].slice(0, MOST_REGIONS)
}

/** What is given to a call belongs to the function around it. */
function regionOf(site: TreeSite): TreeSite {
  let at = site
  for (const outer of outwards(site)) {
    if (t.isFunction(outer.node) && !isCallback(outer)) return outer
    if (outer.parent !== null) at = outer
  }
  return at
}

export function isCallback({ node, parent, key }: TreeSite): boolean {
  return t.isFunction(node) && key === 'arguments' && (t.isCallExpression(parent?.node) || t.isNewExpression(parent?.node))
}
