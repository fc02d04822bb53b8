import * as t from '@babel/types'

/** A node of the program and where it stands. */
export interface Site {
  readonly node: t.Node
  readonly parent: Site | null
  /** The field of the parent that holds it. */
  readonly key: string
  /** The innermost function that holds it; `null` at the top level. */
  readonly fn: Site | null
  readonly children: Site[]
}

/** All nodes that may run, types left out, parents first. Throws a RangeError for a program that is nested too deeply. */
export function collectSites(program: t.Node): readonly Site[] {
  const sites: Site[] = []
  const enter = (node: t.Node, parent: Site | null, key: string): void => {
    const fn = parent === null ? null : t.isFunction(parent.node) ? parent : parent.fn
    const site: Site = { node, parent, key, fn, children: [] }
    parent?.children.push(site)
    sites.push(site)
    for (const field of t.VISITOR_KEYS[node.type] ?? []) {
      const child = (node as unknown as Record<string, t.Node | null | readonly (t.Node | null)[] | undefined>)[field]
      if (!child) continue
      if (!('type' in child)) {
        for (const item of child) if (item !== null && mayRun(item)) enter(item, site, field)
      } else if (mayRun(child)) enter(child, site, field)
    }
  }
  enter(program, null, 'program')
  return sites
}

export function mayRun({ type }: t.Node): boolean {
  return !type.startsWith('TS') || CARRY_VALUES.has(type)
}

const CARRY_VALUES: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSEnumDeclaration',
  'TSInstantiationExpression',
  'TSModuleBlock',
  'TSModuleDeclaration',
  'TSNonNullExpression',
  'TSParameterProperty',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
])

export function childOf(site: Site, key: string): Site | undefined {
  return site.children.find((child) => child.key === key)
}

/** The nearest of the site and what is around it that is so, within the same function. */
export function nearest(site: Site, is: (site: Site) => boolean): Site | null {
  for (let at: Site | null = site; at !== null; at = at.parent) {
    if (is(at)) return at
    if (t.isFunction(at.node)) return null
  }
  return null
}

/** The expression without types and parentheses around it. */
export function bare(site: Site): Site {
  const inner = WRAPPERS.has(site.node.type) ? childOf(site, 'expression') : undefined
  return inner === undefined ? site : bare(inner)
}

const WRAPPERS: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSInstantiationExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'ParenthesizedExpression',
])

/** The statement that a place is part of; `null` outside of statements. */
export function statementOf(site: Site): Site | null {
  for (let at: Site | null = site; at !== null && !t.isFunction(at.node); at = at.parent) if (t.isStatement(at.node)) return at
  return null
}

export function isWithin({ node }: Site, outer: Site): boolean {
  return outer.node.start! <= node.start! && node.end! <= outer.node.end!
}

/** The function that the place is of, itself where it is one. */
export function functionAt(site: Site | undefined): Site | null {
  return site === undefined ? null : t.isFunction(site.node) ? site : site.fn
}
