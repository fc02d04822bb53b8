import { isFunction, traverseFast } from '@babel/types'
import { positionAt, type Span } from '#core'
import { contains, lengthOf, type Code } from './code.ts'
import type { FaultSite } from './truth/differences.ts'

/** Lines, from first to last, of the outermost function around the first site; of the whole program where that is in none. */
export function functionLines({ file, text }: Code, sites: readonly FaultSite[]): number {
  const site = sites[0]!.nodes[0]!
  const around: Span[] = []
  traverseFast(file, (node) => {
    const span = { start: node.start!, end: node.end! }
    if (isFunction(node) && contains(span, site)) around.push(span)
  })
  const { start, end } = around.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0] ?? { start: 0, end: text.trimEnd().length }
  return positionAt(text, end).line - positionAt(text, start).line + 1
}
