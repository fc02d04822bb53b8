import * as t from '@babel/types'

/** A node and where it stands. */
export interface Site<N extends t.Node = t.Node> {
  readonly node: N
  readonly parent: Site | null
  /** The field of the parent that holds it, and whether that is a list. */
  readonly key: string
  readonly listed: boolean
  /** The innermost function around it: its body, parameters or key hold the node. */
  readonly fn: Site<t.Function> | null
}

/** The site of what stands in one of the node's own fields. */
export function childOf(site: Site, key: string): Site {
  return at((site.node as unknown as Record<string, t.Node>)[key]!, site, key, false)
}

/** Shows every node that may be probed, parents first. */
export function walk(program: t.Program, visit: (site: Site) => void): void {
  const descend = (site: Site) => {
    visit(site)
    for (const key of t.VISITOR_KEYS[site.node.type] ?? []) {
      const child = (site.node as unknown as Record<string, t.Node | null | readonly (t.Node | null)[] | undefined>)[key]
      if (!child) continue
      if ('type' in child) enter(child, site, key, false)
      else for (const item of child) if (item !== null) enter(item, site, key, true)
    }
  }
  const enter = (node: t.Node, parent: Site, key: string, listed: boolean) => {
    if (!isLeftAlone(node, parent.node, key)) descend(at(node, parent, key, listed))
  }
  descend({ node: program, parent: null, key: 'program', listed: false, fn: null })
}

function at(node: t.Node, parent: Site, key: string, listed: boolean): Site {
  return { node, parent, key, listed, fn: FUNCTIONS.has(parent.node.type) ? (parent as Site<t.Function>) : parent.fn }
}

const FUNCTIONS: ReadonlySet<string> = new Set(t.FLIPPED_ALIAS_KEYS['Function'])

export function isFunction(site: Site): site is Site<t.Function> {
  return t.isFunction(site.node)
}

export function is<K extends t.Node['type']>(site: Site, type: K): site is Site<Extract<t.Node, { type: K }>> {
  return site.node.type === type
}

/** Types, values that the compiler computes, decorators, and `with`, whose object sees every name that is looked up, a probe's too. */
function isLeftAlone(node: t.Node, parent: t.Node, key: string): boolean {
  const { type } = node
  if (type === 'Decorator' || (key === 'body' && parent.type === 'WithStatement')) return true
  if (type.startsWith('TS')) return !CARRY_CODE.has(type) || ('declare' in node && node.declare === true)
  return DECLARED.has(type) && 'declare' in node && node.declare === true
}

const DECLARED: ReadonlySet<string> = new Set(['VariableDeclaration', 'FunctionDeclaration', 'ClassDeclaration', 'ClassProperty'])

/** TypeScript's own nodes that have code of the program in them. */
const CARRY_CODE = new Set<t.Node['type']>([
  'TSAsExpression',
  'TSExportAssignment',
  'TSInstantiationExpression',
  'TSModuleBlock',
  'TSModuleDeclaration',
  'TSNonNullExpression',
  'TSParameterProperty',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
])

export const TYPE_WRAPPERS: readonly t.Node['type'][] = [
  'TSAsExpression',
  'TSInstantiationExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'ParenthesizedExpression',
]
const wrappers: ReadonlySet<string> = new Set(TYPE_WRAPPERS)

/** A node that says something about an expression's type and nothing about its value. */
export function isTypeWrapper(node: t.Node): node is t.TSAsExpression {
  return wrappers.has(node.type)
}

/** The expression without the types around it. */
export function withoutTypes(node: t.Node): t.Node {
  return isTypeWrapper(node) ? withoutTypes(node.expression) : node
}
