import type { Node } from '@babel/types'
import { oneLine } from '#core'
import type { TestSite } from '../prepared-suite.ts'

const NAME_LENGTH = 120

/** Collects the places of a script that can fail. Assertions are named before guards, so that `L12` is the assertion of line 12. */
export class SiteList {
  readonly #text: string
  readonly #places: { readonly node: Node; readonly isCase: boolean }[] = []

  constructor(text: string) {
    this.#text = text
  }

  add(node: Node, isCase: boolean): number {
    return this.#places.push({ node, isCase }) - 1
  }

  get cases(): readonly Node[] {
    return this.#places.filter(({ isCase }) => isCase).map(({ node }) => node)
  }

  toSites(): readonly TestSite[] {
    const ids = new Map<Node, string>()
    const taken = new Set<string>()
    const inOrder = this.#places.toSorted((a, b) => Number(b.isCase) - Number(a.isCase) || a.node.start! - b.node.start!)
    for (const { node } of inOrder) {
      const { line, column } = node.loc!.start
      const id = taken.has(`L${line}`) ? `L${line}:${column + 1}` : `L${line}`
      taken.add(id)
      ids.set(node, id)
    }
    return this.#places.map(({ node }) => ({ id: ids.get(node)!, line: node.loc!.start.line, name: this.#nameOf(node) }))
  }

  #nameOf(node: Node): string {
    const text = oneLine(this.#text.slice(node.start!, node.end!))
    return text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH - 1)}…` : text
  }
}
