import { isExpression, isStatement, isSwitchCase, type Node } from '@babel/types'
import { contains, type Span } from '#core'
import { linesWithin, type Code, type Word } from '../../code.ts'
import { align } from './align.ts'
import { createShapes, isList, nodesOf, type Part, type Shape } from './tree.ts'

/** A place where a program differs from one that is right. */
export interface FaultSite {
  /** `changed`: this node is another one there; `extra`: it is not there; `missing`: something is there that is not here. */
  readonly kind: 'changed' | 'extra' | 'missing'
  /** Lines of the program, from 1: of what is changed or extra; where something is missing, of the code before and after. */
  readonly lines: readonly number[]
  /** The smallest nodes that differ; where something is missing, the statements beside it and their conditions, or the node that it would be in. */
  readonly nodes: readonly Span[]
}

/**
 * The smallest subtrees in which a program differs from a right one, both aligned from the top down at the lowest cost.
 * S. M. Selkow: The tree-to-tree editing problem, Information Processing Letters 6, 1977; here a node that is wrapped or unwrapped is one
 * change.
 */
export function differences(code: Code, right: Code): FaultSite[] {
  const shapeOf = createShapes()
  const costs = new Map<string, number>()

  const cost = (node: Node, other: Node): number => {
    const [a, b] = [shapeOf(node), shapeOf(other)]
    if (a.id === b.id) return 0
    const key = `${a.id} ${b.id}`
    const known = costs.get(key)
    if (known !== undefined) return known
    const found = changesAsWhole(node, other) ? wholeCost(node, other) : Number(a.label !== b.label) + partsCost(a, b)
    costs.set(key, found)
    return found
  }
  const changesAsWhole = (node: Node, other: Node): boolean =>
    node.type !== other.type || (isExpression(node) && (holds(node, other) || holds(other, node)))
  const holds = (outer: Node, inner: Node): boolean =>
    [...shapeOf(outer).parts.values()].flatMap(nodesOf).some((part) => {
      const [a, b] = [shapeOf(part), shapeOf(inner)]
      return a.id === b.id || (a.size > b.size && holds(part, inner))
    })
  const wholeCost = (node: Node, other: Node): number => {
    const [a, b] = [shapeOf(node).size, shapeOf(other).size]
    return isExpression(node) && (holds(node, other) || holds(other, node)) ? Math.abs(a - b) : a + b
  }
  const partsCost = (a: Shape, b: Shape): number =>
    names(a, b).reduce((sum, name) => sum + partCost(a.parts.get(name), b.parts.get(name)), 0)
  const partCost = (part: Part = null, other: Part = null): number => {
    if (part !== null && other !== null && !isList(part) && !isList(other)) return cost(part, other)
    return align(nodesOf(part), nodesOf(other), shapeOf, cost).cost
  }

  const compare = (node: Node, other: Node): FaultSite[] => {
    const [a, b] = [shapeOf(node), shapeOf(other)]
    if (a.id === b.id) return []
    if (changesAsWhole(node, other)) return [{ kind: 'changed', lines: linesWithin(code, spanOf(node)), nodes: [spanOf(node)] }]
    if (a.label !== b.label) return [{ kind: 'changed', lines: ownLines(node), nodes: [spanOf(node)] }]
    return names(a, b).flatMap((name) => compareParts(node, a.parts.get(name) ?? null, b.parts.get(name) ?? null))
  }
  const compareParts = (owner: Node, part: Part, other: Part): FaultSite[] => {
    const nodes = nodesOf(part)
    return align(nodes, nodesOf(other), shapeOf, cost).steps.flatMap((step) => {
      if (step.kind === 'pair') return compare(step.node, step.other)
      if (step.kind === 'extra') return [extra(step.node, nodes)]
      return [missing(code, owner, part, nodes[step.at - 1], nodes[step.at], step.other)]
    })
  }
  /** Of equal nodes side by side either is the one too many. */
  const extra = (node: Node, siblings: readonly Node[]): FaultSite => {
    const at = siblings.indexOf(node)
    const twins = [siblings[at - 1], siblings[at + 1]].filter((one) => one !== undefined && shapeOf(one).id === shapeOf(node).id)
    const spans = [node, ...(twins as Node[])].map(spanOf)
    return { kind: 'extra', lines: [...new Set(spans.flatMap((span) => linesWithin(code, span)))], nodes: spans }
  }
  /** Lines of what is written in the node itself, such as an operator. */
  const ownLines = (node: Node): number[] => {
    const inner = [...shapeOf(node).parts.values()].flatMap(nodesOf).map(spanOf)
    const own = code.words.filter((word) => contains(spanOf(node), word) && !inner.some((span) => contains(span, word)))
    return own.length > 0 ? linesOf(own) : linesWithin(code, spanOf(node))
  }
  return compare(code.file.program, right.file.program)
}

/** A gap among statements lies between two lines; one in an expression is part of that. */
function missing(code: Code, owner: Node, part: Part, before: Node | undefined, after: Node | undefined, other: Node): FaultSite {
  const offset = before?.end ?? after?.start ?? (isList(part) ? owner.start! + 1 : owner.end!)
  const isAmongStatements = isStatement(other) || isSwitchCase(other)
  const words = isAmongStatements ? code.words : code.words.filter((word) => contains(spanOf(owner), word))
  const neighbours = [words.findLast((word) => word.end <= offset), words.find((word) => word.start >= offset)]
  const beside = isAmongStatements ? [before, after].filter((node) => node !== undefined) : []
  return {
    kind: 'missing',
    lines: linesOf(neighbours.filter((word) => word !== undefined)),
    nodes: (beside.length > 0 ? beside.flatMap(withHead) : [owner]).map(spanOf),
  }
}

/** What observes a loop or an `if` observes its condition. */
function withHead(node: Node): Node[] {
  const head = 'test' in node ? node.test : null
  return head == null ? [node] : [node, head]
}

function names(a: Shape, b: Shape): string[] {
  return [...new Set([...a.parts.keys(), ...b.parts.keys()])]
}

function linesOf(words: readonly Word[]): number[] {
  return [...new Set(words.map((word) => word.line))]
}

function spanOf(node: Node): Span {
  return { start: node.start!, end: node.end! }
}
