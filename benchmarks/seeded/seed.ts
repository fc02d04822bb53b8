import { isBlockStatement, isFunction, traverse, type Node, type Statement } from '@babel/types'
import type { Span } from '#core'
import type { Code } from '../code.ts'

/** A range of the program and the text that takes its place. */
export interface Replacement extends Span {
  readonly text: string
}

/** One way to put one fault into a program. */
export interface Seed {
  readonly operator: string
  readonly replacements: readonly Replacement[]
}

/** A kind of mistake. It says where it can be made, and knows nothing of what the search tries. */
export interface SeedOperator {
  readonly name: string
  readonly seeds: (code: Code) => Replacement[][]
}

/** Replacements of one seed do not overlap. */
export function withSeed(text: string, { replacements }: Seed): string {
  return replacements
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end), text)
}

/** Every node with those around it, outermost first. */
export function nodesOf({ file }: Code): { readonly node: Node; readonly around: readonly Node[] }[] {
  const found: { node: Node; around: Node[] }[] = []
  traverse(file.program, (node, ancestors) => {
    found.push({ node, around: ancestors.map((ancestor) => ancestor.node) })
  })
  return found
}

/** The statements of every block that lies in a function. */
export function blocksOf(code: Code): (readonly Statement[])[] {
  return nodesOf(code).flatMap(({ node, around }) =>
    isBlockStatement(node) && around.some((outer) => isFunction(outer)) ? [node.body] : [],
  )
}

export function textOf({ text }: Code, node: Node): string {
  return text.slice(node.start!, node.end!)
}

export function replaced(node: Node, text: string): Replacement {
  return { start: node.start!, end: node.end!, text }
}
