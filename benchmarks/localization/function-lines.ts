import { isFunction, traverseFast } from '@babel/types'
import { contains, lengthOf, positionAt, type Span } from '#core'
import { linesWithin, type Code } from '../code.ts'
import type { FaultSite } from './truth/differences.ts'

/** How long a function is, from its first to its last line, and how many of these hold code. */
export interface FunctionLength {
  readonly functionLines: number
  readonly codeLines: number
}

/** Of the outermost function around the first site; of the whole program where that is in none. */
export function functionLength(code: Code, sites: readonly FaultSite[]): FunctionLength {
  const { file, text } = code
  const site = sites[0]!.nodes[0]!
  const around: Span[] = []
  traverseFast(file, (node) => {
    const span = { start: node.start!, end: node.end! }
    if (isFunction(node) && contains(span, site)) around.push(span)
  })
  const span = around.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0] ?? { start: 0, end: text.trimEnd().length }
  const functionLines = positionAt(text, span.end).line - positionAt(text, span.start).line + 1
  return { functionLines, codeLines: linesWithin(code, span).length }
}
