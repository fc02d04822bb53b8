import * as t from '@babel/types'
import type { ParsedSource, ProbePoint } from '#core'
import { bindNames, type Variable } from './bindings.ts'
import { collectSites, childOf, nearest, type Site } from './sites.ts'
import { Control } from './control.ts'
import { findEffects, type Effects } from './effects.ts'

/** What a value is made of, as far as the text tells. */
export interface Uses {
  /** Parts that have probes of their own. */
  readonly parts: readonly Site[]
  /** Variables, members and `this` that are read and have none. */
  readonly reads: readonly Site[]
}

/** The program's text seen as what depends on what; offsets of probe points and places in its tree brought together. */
export interface ProgramMap {
  readonly points: readonly ProbePoint[]
  /** Where each point stands, by its number; what covers no place of the tree is absent. */
  readonly siteOf: ReadonlyMap<number, Site>
  /** The points that see a place's value, in order. */
  readonly pointsAt: ReadonlyMap<Site, readonly number[]>
  readonly bound: ReadonlyMap<Site, Variable>
  readonly control: Control
  readonly effects: Effects
  usesOf(site: Site): Uses
  /** The point that counts a statement's being reached. */
  readonly statementAt: ReadonlyMap<Site, number>
  /** The points that see results and errors leave a function. */
  endsOf(fn: Site): readonly number[]
  /** The points that tell most of a place: its own, or its statement's. */
  pointsFor(site: Site): readonly number[]
}

/** `null` where the program is nested too deeply to be walked through. */
export function mapProgram(source: ParsedSource, points: readonly ProbePoint[]): ProgramMap | null {
  try {
    return mapOf(collectSites(source.ast.program), points)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function mapOf(sites: readonly Site[], points: readonly ProbePoint[]): ProgramMap {
  const find = finder(sites)
  const siteOf = new Map<number, Site>()
  const pointsAt = new Map<Site, number[]>()
  const statementAt = new Map<Site, number>()
  for (const point of points) {
    const site = find(point)
    if (site === undefined) continue
    siteOf.set(point.id, site)
    if (point.kind === 'statement') statementAt.set(site, point.id)
    else if (point.kind !== 'function' && !(point.kind === 'exception' && t.isFunction(site.node))) {
      const known = pointsAt.get(site)
      // The arms of a condition are counted, and tell no values.
      if (known !== undefined && point.kind === 'branch' && points[known.at(-1)!]!.kind === 'branch') continue
      if (known === undefined) pointsAt.set(site, [point.id])
      else known.push(point.id)
    }
  }
  const bound = bindNames(sites)
  const control = new Control()
  const uses = new Map<Site, Uses>()
  const usesOf = (site: Site) => {
    let found = uses.get(site)
    if (found === undefined) uses.set(site, (found = collectUses(site, pointsAt, bound)))
    return found
  }
  const pointsFor = (site: Site) => {
    const own = pointsAt.get(site)
    if (own !== undefined) return own
    const statement = nearest(site, (at) => statementAt.has(at))
    return statement === null ? [] : [statementAt.get(statement)!]
  }
  const leaving = points.filter(({ kind }) => kind === 'return' || kind === 'throw').map(({ id }) => id)
  const ends = Map.groupBy(leaving, (id) => siteOf.get(id)?.fn)
  const endsOf = (fn: Site) => ends.get(fn) ?? []
  return {
    points,
    siteOf,
    pointsAt,
    statementAt,
    bound,
    control,
    effects: findEffects(sites, bound, control),
    usesOf,
    endsOf,
    pointsFor,
  }
}

/** Finds the place that a point is about by its span. */
function finder(sites: readonly Site[]): (point: ProbePoint) => Site | undefined {
  const byStart = Map.groupBy(sites, ({ node }) => node.start!)
  return ({ kind, span, label }) => {
    const here = byStart.get(span.start) ?? []
    const exact = here.filter(({ node }) => node.end === span.end)
    switch (kind) {
      case 'function':
        return exact.find(({ node }) => t.isFunction(node))
      case 'statement':
        return exact.find(({ node }) => t.isStatement(node))
      case 'loop':
        return here.find(({ node }) => t.isLoop(node))
      case 'exception':
        return (
          exact.find(({ node }) => t.isFunction(node) || t.isStaticBlock(node)) ?? here.find(({ node }) => t.isCatchClause(node))
        )
      case 'return':
        return exact.find(({ node }) => t.isReturnStatement(node)) ?? exact.find(isExpression)
      case 'throw':
        return exact.find(({ node }) => t.isThrowStatement(node))
      case 'assignment':
        return exact.find(({ node }) => ASSIGNS.has(node.type)) ?? exact.find(isExpression)
      case 'branch': {
        if (!label.startsWith('case ') && label !== 'default') return exact.find(isExpression)
        const test = exact.find(({ key, parent }) => key === 'test' && t.isSwitchCase(parent?.node))
        return test?.parent ?? exact.find(({ node }) => t.isSwitchCase(node)) ?? exact.find(isExpression)
      }
      case 'await':
        return exact.find(isExpression) ?? here.find(({ node }) => t.isLoop(node))
      default:
        return exact.find(isExpression)
    }
  }
}

const ASSIGNS: ReadonlySet<string> = new Set([
  'AssignmentExpression',
  'ClassAccessorProperty',
  'ClassPrivateProperty',
  'ClassProperty',
  'UpdateExpression',
  'VariableDeclarator',
])

function isExpression({ node, key }: Site): boolean {
  return t.isExpression(node) && !(key === 'key' || key === 'id')
}

/** What is evaluated for a place's own value: down to the parts that have probes, functions and other statements left out. */
function collectUses(site: Site, pointsAt: ReadonlyMap<Site, unknown>, bound: ReadonlyMap<Site, Variable>): Uses {
  const parts: Site[] = []
  const reads: Site[] = []
  const enter = (at: Site): void => {
    if (pointsAt.has(at)) parts.push(at)
    else if (isOpaque(at)) return
    else if (bound.has(at) || t.isThisExpression(at.node)) reads.push(at)
    else {
      if (isMember(at) && !isCallee(at)) reads.push(at)
      for (const child of insidesOf(at)) enter(child)
    }
  }
  for (const child of insidesOf(sourceOf(site))) enter(child)
  return { parts, reads }
}

export function isMember({ node }: Site): boolean {
  return t.isMemberExpression(node) || t.isOptionalMemberExpression(node)
}

function isCallee({ key, parent }: Site): boolean {
  return key === 'callee' && parent !== null
}

function isOpaque({ node, key }: Site): boolean {
  return t.isFunction(node) || t.isClass(node) || t.isStatement(node) || (key === 'key' && !t.isExpression(node))
}

/** Of a variable in a pattern, what is taken apart. */
function sourceOf(site: Site): Site {
  if (!t.isIdentifier(site.node)) return site
  for (let at = site; at.parent !== null; at = at.parent) {
    const { node } = at
    if (t.isVariableDeclarator(node) || t.isAssignmentExpression(node) || t.isForXStatement(node)) return at
    if (t.isExpression(node) && at !== site) return site
  }
  return site
}

/** The children that are evaluated for the value of their parent; plain targets of assignments are not read. */
function insidesOf(site: Site): readonly Site[] {
  const { node, children } = site
  switch (node.type) {
    case 'VariableDeclarator':
      return children.filter(({ key }) => key === 'init')
    case 'AssignmentExpression': {
      const left = childOf(site, 'left')!
      if (node.operator === '=' && !isMember(left)) return children.filter(({ key }) => key === 'right')
      return node.operator === '='
        ? [...left.children.filter(isEvaluated), ...children.filter(({ key }) => key === 'right')]
        : children
    }
    case 'ForInStatement':
    case 'ForOfStatement':
      return children.filter(({ key }) => key === 'right')
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'IfStatement':
      return children.filter(({ key }) => key === 'test')
    case 'SwitchStatement':
      return children.filter(({ key }) => key === 'discriminant')
    case 'SwitchCase': {
      const discriminant = childOf(site.parent!, 'discriminant')
      return [...(discriminant === undefined ? [] : [discriminant]), ...children.filter(({ key }) => key === 'test')]
    }
    default:
      return t.isStatement(node) && !HOLDS_EXPRESSION.has(node.type) ? [] : children.filter(isEvaluated)
  }
}

const HOLDS_EXPRESSION: ReadonlySet<string> = new Set([
  'ExpressionStatement',
  'ReturnStatement',
  'ThrowStatement',
  'VariableDeclaration',
])

/** Names of properties are no variables. */
function isEvaluated({ key, parent, node }: Site): boolean {
  if ((key !== 'property' && key !== 'key') || parent === null) return true
  const outer = parent.node
  return 'computed' in outer && outer.computed && !t.isPrivateName(node)
}
