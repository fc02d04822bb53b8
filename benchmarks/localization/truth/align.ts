import type { Node } from '@babel/types'
import type { Shape } from './tree.ts'

/** What becomes of the nodes of one list in another: paired, left out, or put in before the index `at` of the first list. */
export type Step =
  | { readonly kind: 'pair'; readonly node: Node; readonly other: Node }
  | { readonly kind: 'extra'; readonly node: Node }
  | { readonly kind: 'missing'; readonly other: Node; readonly at: number }

/** The cheapest way from one list of nodes to another, by what it costs to leave out, to put in and to change a node; pairs come first. */
export function align(
  nodes: readonly Node[],
  others: readonly Node[],
  shapeOf: (node: Node) => Shape,
  change: (node: Node, other: Node) => number,
): { readonly cost: number; readonly steps: readonly Step[] } {
  // table[i][j]: cost from nodes[i…] to others[j…].
  const table = Array.from({ length: nodes.length + 1 }, () => new Array<number>(others.length + 1).fill(0))
  const extra = (i: number, j: number) => (i < nodes.length ? shapeOf(nodes[i]!).size + table[i + 1]![j]! : Infinity)
  const missing = (i: number, j: number) => (j < others.length ? shapeOf(others[j]!).size + table[i]![j + 1]! : Infinity)
  const pair = (i: number, j: number) =>
    i < nodes.length && j < others.length ? change(nodes[i]!, others[j]!) + table[i + 1]![j + 1]! : Infinity

  for (let i = nodes.length; i >= 0; i--) {
    for (let j = others.length; j >= 0; j--) {
      if (i === nodes.length && j === others.length) continue
      table[i]![j] = Math.min(pair(i, j), extra(i, j), missing(i, j))
    }
  }

  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < nodes.length || j < others.length) {
    const cost = table[i]![j]!
    if (pair(i, j) === cost) steps.push({ kind: 'pair', node: nodes[i++]!, other: others[j++]! })
    else if (extra(i, j) === cost) steps.push({ kind: 'extra', node: nodes[i++]! })
    else steps.push({ kind: 'missing', other: others[j++]!, at: i })
  }
  return { cost: table[0]![0]!, steps }
}
