import * as t from '@babel/types'
import { contains, toSpan, type Span } from '#core'
import { mayRun } from '../slices/sites.ts'

/** A node and the way to it. Made on demand: of a long program few are needed. */
export interface TreeSite {
  readonly node: t.Node
  readonly parent: TreeSite | null
  /** The field of the parent that holds it. */
  readonly key: string
}

export function rootOf({ program }: t.File): TreeSite {
  return { node: program, parent: null, key: 'program' }
}

/** What is inside, types left out: the same program with and without them looks alike. */
export function childrenOf(site: TreeSite): readonly TreeSite[] {
  return (t.VISITOR_KEYS[site.node.type] ?? []).flatMap((key) => {
    const field = (site.node as unknown as Record<string, t.Node | null | undefined | readonly (t.Node | null)[]>)[key]
    const nodes = field === null || field === undefined ? [] : 'type' in field ? [field] : field
    return nodes.flatMap((node) => (node !== null && mayRun(node) ? [{ node, parent: site, key }] : []))
  })
}

/** The outermost node of just this range, or else the innermost around it. */
export function siteAt(root: TreeSite, span: Span): TreeSite {
  for (let at = root; ;) {
    const inner = childrenOf(at).find(({ node }) => node.start != null && contains(toSpan(node), span))
    if (inner === undefined || isSame(at, span)) return at
    at = inner
  }
}

function isSame({ node }: TreeSite, { start, end }: Span): boolean {
  return node.start === start && node.end === end
}

/** The site and what is around it, from the inside. */
export function* outwards(site: TreeSite): Generator<TreeSite> {
  for (let at: TreeSite | null = site; at !== null; at = at.parent) yield at
}

/** Goes through a tree from the top, so many nodes at most, without recursion: a program may be nested as deeply as it likes. */
export function* walk(from: TreeSite, most: number, isLeftOut: (site: TreeSite) => boolean = () => false): Generator<TreeSite> {
  const open = [from]
  for (let left = most; left > 0 && open.length > 0; left--) {
    const site = open.pop()!
    yield site
    const inner = childrenOf(site).filter((child) => !isLeftOut(child))
    for (let i = inner.length - 1; i >= 0; i--) open.push(inner[i]!)
  }
}

/** What a node is and what it stands in: `BinaryExpression<ForStatement.test`. */
export function siteWord({ node, parent, key }: TreeSite): string {
  return parent === null ? node.type : `${node.type}<${parent.node.type}.${key}`
}
