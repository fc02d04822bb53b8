import * as t from '@babel/types'
import { LONGEST_WORD } from '#core'
import { labelOf } from './labels.ts'
import { childrenOf, walk, type TreeSite } from './tree.ts'

const MOST_NODES = 4_000
const MOST_GRAMS = 20_000

/** Ways of two and three nodes down the tree, neighbours in lists, and small expressions as a whole. */
export function* gramsOf(region: TreeSite): Generator<string> {
  let left = MOST_GRAMS
  for (const site of walk(region, MOST_NODES)) {
    for (const gram of gramsAt(site)) {
      if (left-- === 0) return
      yield gram.slice(0, LONGEST_WORD)
    }
  }
}

function* gramsAt(site: TreeSite): Generator<string> {
  const own = labelOf(site)
  const inner = childrenOf(site)
  const labels = inner.map(labelOf)
  for (const [i, child] of inner.entries()) {
    const down = `${own}.${child.key}>${labels[i]!}`
    yield down
    for (const leaf of childrenOf(child)) yield `${down}.${leaf.key}>${labelOf(leaf)}`
    if (inner[i - 1]?.key === child.key) yield `${labels[i - 1]!}~${labels[i]!}`
  }
  const isSmall = t.isBinary(site.node) || t.isCallExpression(site.node) || t.isAssignmentExpression(site.node)
  if (isSmall && inner.length <= 3) yield `${own}(${labels.join(',')})`
}
