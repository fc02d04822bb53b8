import * as t from '@babel/types'

/** What stands in one place of a node. */
export interface Child {
  readonly key: string
  readonly nodes: readonly t.Node[]
}

/** Types say nothing about what a program does: a pattern without them stands for code with them. */
const TYPES: ReadonlySet<string> = new Set([
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'decorators',
  'predicate',
  'superTypeParameters',
  'implements',
])

/** In the order in which trees are visited; holes in lists are left out. */
export function childrenOf(node: t.Node): readonly Child[] {
  return (t.VISITOR_KEYS[node.type] ?? [])
    .filter((key) => !TYPES.has(key))
    .map((key) => {
      const value = (node as unknown as Record<string, unknown>)[key]
      const nodes = (Array.isArray(value) ? value : [value]).filter((child) => child != null) as t.Node[]
      return { key, nodes }
    })
}

const OWN = [
  'operator',
  'kind',
  'computed',
  'static',
  'async',
  'generator',
  'prefix',
  'await',
  'optional',
  'delegate',
  'shorthand',
] as const

/** What a node says beside its children, without names and values of literals. */
export function ownOf(node: t.Node): string {
  const values = node as unknown as Record<string, unknown>
  return OWN.map((key) => (typeof values[key] === 'string' || values[key] === true ? String(values[key]) : '')).join('|')
}
