import type { Node } from '@babel/types'

/** What a syntax node holds: one other node (or none), or a list of them. */
export type Part = Node | null | readonly (Node | null)[]

/** How a node looks: its own label, its parts by name, how many nodes it holds, and a number that equal subtrees share. */
export interface Shape {
  readonly label: string
  readonly parts: ReadonlyMap<string, Part>
  readonly size: number
  readonly id: number
}

/** What says where a node is and how it is written, and not what it means. */
const NO_MEANING: ReadonlySet<string> = new Set(
  'type start end loc range extra tokens comments errors leadingComments trailingComments innerComments'.split(' '),
)

/** Tells the shapes of nodes, of one program or of several that are compared. */
export function createShapes(): (node: Node) => Shape {
  const known = new WeakMap<Node, Shape>()
  const ids = new Map<string, number>()

  const read = (node: Node): Shape => {
    const parts = new Map<string, Part>()
    const scalars: string[] = [node.type]
    for (const [name, value] of Object.entries(node)) {
      if (NO_MEANING.has(name) || value === undefined) continue
      if (isPart(value)) parts.set(name, value)
      else scalars.push(`${name}=${JSON.stringify(value)}`)
    }
    const label = scalars.join(' ')
    const inner = [...parts.values()].flatMap((part) => nodesOf(part).map(shapeOf))
    const text = [...parts].map(([name, part]) => `${name}:${partId(part)}`).join(' ')
    const key = `${label}|${text}`
    if (!ids.has(key)) ids.set(key, ids.size)
    return { label, parts, size: inner.reduce((sum, { size }) => sum + size, 1), id: ids.get(key)! }
  }
  const partId = (part: Part): string => {
    if (part === null) return '-'
    if (isList(part)) return `[${part.map((node) => (node === null ? '-' : shapeOf(node).id)).join(',')}]`
    return String(shapeOf(part).id)
  }
  const shapeOf = (node: Node): Shape => {
    const before = known.get(node)
    if (before !== undefined) return before
    const shape = read(node)
    known.set(node, shape)
    return shape
  }
  return shapeOf
}

export function isList(part: Part): part is readonly (Node | null)[] {
  return Array.isArray(part)
}

export function nodesOf(part: Part): Node[] {
  return (isList(part) ? part : [part]).filter((node) => node !== null)
}

function isPart(value: unknown): value is Part {
  if (value === null) return true
  if (Array.isArray(value)) return value.every((item) => item === null || isNode(item))
  return isNode(value)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}
