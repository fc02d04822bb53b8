import * as t from '@babel/types'
import type { Site } from './sites.ts'

/** What a name stands for: where it is declared, and the function that it belongs to (`null` for the top level). */
export interface Variable {
  /** Offset of the identifier that declares it, the first one where there are several. */
  readonly start: number
  readonly name: string
  readonly fn: Site | null
}

/** Which parameter of its function a variable comes from; -1 for any other. */
export function positionOf({ start, fn }: Variable): number {
  const parameters = fn?.children.filter(({ key }) => key === 'params') ?? []
  return parameters.findIndex(({ node }) => node.start! <= start && start < node.end!)
}

type Scope = Map<string, Variable>

/** The variable of each identifier that stands for one of the program's own, uses and declarations alike. */
export function bindNames(sites: readonly Site[]): ReadonlyMap<Site, Variable> {
  const scopes = declare(sites)
  const bound = new Map<Site, Variable>()
  for (const site of sites) {
    const { node } = site
    if (!t.isIdentifier(node) || isPropertyName(site)) continue
    const variable = resolve(node.name, site, scopes)
    if (variable !== null) bound.set(site, variable)
  }
  return bound
}

function resolve(name: string, from: Site, scopes: ReadonlyMap<Site, Scope>): Variable | null {
  for (let at: Site | null = from; at !== null; at = at.parent) {
    const variable = scopes.get(at)?.get(name)
    if (variable !== undefined) return variable
  }
  return null
}

function isPropertyName({ node, parent, key }: Site): boolean {
  if (parent === null || (key !== 'property' && key !== 'key' && key !== 'label')) return false
  const outer = parent.node
  if (key === 'label' || !('computed' in outer) || !outer.computed) {
    // `{ x }` has one identifier in two fields.
    return !(t.isObjectProperty(outer) && outer.shorthand && outer.value === node)
  }
  return false
}

/** The names that each scope declares. */
function declare(sites: readonly Site[]): ReadonlyMap<Site, Scope> {
  const scopes = new Map<Site, Scope>()
  const add = (scope: Site, pattern: t.Node | null | undefined) => {
    if (!pattern) return
    let names = scopes.get(scope)
    if (names === undefined) scopes.set(scope, (names = new Map()))
    const fn = t.isFunction(scope.node) ? scope : scope.fn
    for (const [name, id] of Object.entries(t.getBindingIdentifiers(pattern))) {
      if (!names.has(name)) names.set(name, { start: id.start!, name, fn })
    }
  }
  for (const site of sites) {
    const { node } = site
    if (t.isFunction(node)) {
      for (const parameter of node.params) add(site, t.isTSParameterProperty(parameter) ? parameter.parameter : parameter)
      if (t.isFunctionDeclaration(node)) add(blockAround(site), node.id)
      else if (t.isFunctionExpression(node)) add(site, node.id)
    } else if (t.isVariableDeclaration(node)) {
      const scope = node.kind === 'var' ? functionAround(site) : blockAround(site)
      for (const { id } of node.declarations) add(scope, id)
    } else if (t.isClass(node)) add(t.isClassDeclaration(node) ? blockAround(site) : site, node.id)
    else if (t.isCatchClause(node)) add(site, node.param)
    else if (t.isImportDeclaration(node)) for (const { local } of node.specifiers) add(blockAround(site), local)
    else if (node.type === 'TSEnumDeclaration') add(blockAround(site), node.id)
  }
  return scopes
}

function functionAround(site: Site): Site {
  for (let at = site; ; at = at.parent) if (at.parent === null || t.isFunction(at.node)) return at
}

function blockAround({ parent }: Site): Site {
  for (let at = parent!; ; at = at.parent) if (at.parent === null || SCOPES.has(at.node.type)) return at
}

const SCOPES: ReadonlySet<string> = new Set([
  'BlockStatement',
  'CatchClause',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'Program',
  'StaticBlock',
  'SwitchStatement',
  'TSModuleBlock',
])
