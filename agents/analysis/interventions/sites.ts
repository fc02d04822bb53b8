import * as t from '@babel/types'
import { contains, toSpan, type Operand } from '#core'
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

  /**
   * What could stand there instead: of every other variable of the function that had a value of the same type, what was last seen of it at
   * the nearest point before; for a literal, the program's other literals of its type.
   */
  othersLike({ point, node, types }: Site): Operand[] {
    const own = t.isIdentifier(node) ? node.name : null
    const nearest = new Map<string, Site>()
    for (const other of this.list) {
      if (other.point.functionName !== point.functionName || !t.isIdentifier(other.node) || other.node.name === own) continue
      if (![...other.types].some((type) => types.has(type)) || contains(toSpan(node), toSpan(other.node))) continue
      const known = nearest.get(other.node.name)
      if (known === undefined || other.point.span.start <= point.span.start) nearest.set(other.node.name, other)
    }
    const variables = [...nearest.values()].slice(0, MOST_OTHERS).map((site): Operand => ({ point: site.point.id }))
    return [...variables, ...this.#literalsLike(node)]
  }

  #literalsLike(node: t.Node): Operand[] {
    const own = literalValue(node)
    if (own === undefined) return []
    const values = this.list.map((site) => literalValue(site.node)).filter((value) => value !== undefined)
    const others = new Set(values.filter((value) => value !== own && typeof value === typeof own))
    return [...others].slice(0, MOST_OTHERS).map((value) => ({ value }))
  }
}

function literalValue(node: t.Node): string | number | undefined {
  return t.isStringLiteral(node) || t.isNumericLiteral(node) ? node.value : undefined
}
