import * as t from '@babel/types'
import type { Operand } from '#core'
import type { Observed } from '../observed.ts'
import { collectSites, type Site } from './site.ts'

const MOST_OTHERS = 8

/** The sites of a program, and what they have to do with one another. */
export class Sites {
  readonly list: readonly Site[]
  readonly #byNode: ReadonlyMap<t.Node, Site>

  constructor(observed: Observed) {
    this.list = collectSites(observed)
    this.#byNode = new Map(this.list.map((site) => [site.node, site]))
  }

  /** What stands there, where it is a literal or was seen at a point. */
  operandOf(node: t.Node): Operand | null {
    if (t.isStringLiteral(node) || t.isNumericLiteral(node) || t.isBooleanLiteral(node)) return { value: node.value }
    if (t.isNullLiteral(node)) return { value: null }
    const site = this.#byNode.get(node)
    return site === undefined ? null : { point: site.point.id }
  }

  /** Points where other variables of the same function had values of the same type: of each the nearest one before the site. */
  othersLike({ point, node, types }: Site): number[] {
    const own = t.isIdentifier(node) ? node.name : null
    const nearest = new Map<string, Site>()
    for (const other of this.list) {
      if (other.point.functionName !== point.functionName || !t.isIdentifier(other.node) || other.node.name === own) continue
      if (![...other.types].some((type) => types.has(type)) || isInside(other.node, node)) continue
      const known = nearest.get(other.node.name)
      if (known === undefined || other.point.span.start <= point.span.start) nearest.set(other.node.name, other)
    }
    return [...nearest.values()].slice(0, MOST_OTHERS).map((site) => site.point.id)
  }
}

function isInside(inner: t.Node, outer: t.Node): boolean {
  return outer.start! <= inner.start! && inner.end! <= outer.end!
}
