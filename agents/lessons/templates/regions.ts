import * as t from '@babel/types'
import { renderEdits, toSpan, type Edit, type ParsedSource, type Span } from '#core'
import { childrenOf, outwards, rootOf, siteAt, type TreeSite } from '../../analysis/signature/tree.ts'

/** Code that edits change, and what stands there. */
export interface Region extends Span {
  readonly site: TreeSite
}

/** A name or a literal says little by itself: what it is part of is looked at, unless that is as long. */
const LONGEST_HOLDER = 120
/** Longer code is looked at in part. */
const LONGEST_REGION = 600

/** The smallest expressions and statements that the edits change; edits within the same one have one region. */
export function regionsOf(edits: readonly Edit[], program: ParsedSource): readonly Region[] {
  const root = rootOf(program.ast)
  const regions = edits.map((edit) => regionOf(edit, program.text, root)).sort((a, b) => a.start - b.start)
  const merged: Region[] = []
  for (const region of regions) {
    const last = merged.at(-1)
    if (last === undefined || region.start >= last.end) merged.push(region)
    else if (region.end > last.end) merged.splice(-1, 1, spanned({ start: last.start, end: region.end }, root))
  }
  return merged
}

function regionOf(edit: Edit, text: string, root: TreeSite): Region {
  const span = trimmed(edit, text)
  const found = siteAt(root, span)
  if (isInsertedStatement(edit, text)) return beside(edit, listAround(found, edit.start))
  // What is inserted where code begins or ends may belong to what is before, behind or around it.
  const site = span.start === span.end ? around(found, span.start) : found
  for (const outer of outwards(site)) {
    if (!t.isExpression(outer.node) && !t.isStatement(outer.node) && !isList(outer)) continue
    if (isList(outer) || lengthOf(outer) > LONGEST_REGION) return part(span, outer)
    return whole(holderOf(outer), edit)
  }
  return part(span, root)
}

/** What is inserted as a statement is seen with the statement behind it, or before it: what it has to do with them is what can be learnt. */
function beside({ start }: Edit, list: TreeSite): Region {
  const statements = childrenOf(list).filter(({ node }) => t.isStatement(node))
  const anchor = statements.find(({ node }) => node.start! >= start) ?? statements.at(-1)
  if (anchor === undefined || lengthOf(anchor) > LONGEST_HOLDER) return { start, end: start, site: list }
  return { start: Math.min(start, anchor.node.start!), end: Math.max(start, anchor.node.end!), site: anchor }
}

function isInsertedStatement({ start, end, replacement }: Edit, text: string): boolean {
  if (start !== end) return false
  const added = renderEdits([{ start, end, replacement }], (from, to) => text.slice(from, to), start, end)
  return /^\s*\n|^; |\n[ \t]*$|[;}] $/.test(added)
}

function around(site: TreeSite, offset: number): TreeSite {
  let last = site
  for (const outer of outwards(site)) {
    last = outer
    if (outer.node.start! < offset && offset < outer.node.end!) break
  }
  return last
}

/** The list of statements in which the offset lies between two. */
function listAround(site: TreeSite, offset: number): TreeSite {
  for (const outer of outwards(around(site, offset))) if (isList(outer) || outer.parent === null) return outer
  return site
}

function isList({ node }: TreeSite): boolean {
  return t.isBlockStatement(node) || t.isProgram(node) || t.isClassBody(node) || t.isSwitchCase(node)
}

function holderOf(site: TreeSite): TreeSite {
  if (!t.isIdentifier(site.node) && !t.isLiteral(site.node)) return site
  for (const outer of outwards(site)) {
    if (outer === site || !(t.isExpression(outer.node) || t.isStatement(outer.node))) continue
    return isList(outer) || lengthOf(outer) > LONGEST_HOLDER ? site : outer
  }
  return site
}

function whole(site: TreeSite, edit: Span): Region {
  const { start, end } = toSpan(site.node)
  return { start: Math.min(start, edit.start), end: Math.max(end, edit.end), site }
}

/** Those parts of long code that the span touches. */
function part(span: Span, holder: TreeSite): Region {
  const touched = childrenOf(holder).filter(({ node }) => touches(toSpan(node), span))
  const start = Math.min(span.start, ...touched.map(({ node }) => node.start!))
  const end = Math.max(span.end, ...touched.map(({ node }) => node.end!))
  return { start, end, site: touched[0] ?? holder }
}

/** Of two that meet at an insertion both are touched. */
function touches(node: Span, { start, end }: Span): boolean {
  return start === end ? node.start <= start && start <= node.end : node.start < end && start < node.end
}

function spanned(span: Span, root: TreeSite): Region {
  return { ...span, site: siteAt(root, span) }
}

function lengthOf({ node }: TreeSite): number {
  return node.end! - node.start!
}

function trimmed({ start, end }: Span, text: string): Span {
  const inside = text.slice(start, end)
  const from = start + (inside.length - inside.trimStart().length)
  return inside.trim() === '' ? { start, end: start } : { start: from, end: from + inside.trim().length }
}
