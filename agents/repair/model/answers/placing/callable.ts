import * as t from '@babel/types'
import { toSpan } from '#core'

/** A function of an answer in the forms in which a program may want it. */
export interface Callable {
  readonly name: string
  /** `async *name(parameters) { body }`, without modifiers; null for an arrow function. */
  readonly method: string | null
  /** `function name(parameters) { body }`, or an arrow function. */
  readonly expression: string
}

/** `null` for what is no function. */
export function callableOf(name: string, node: t.Node | null, text: string): Callable | null {
  const slice = (start: number, end: number) => text.slice(start, end)
  if (t.isArrowFunctionExpression(node)) return { name, method: null, expression: slice(node.start!, node.end!) }
  if (t.isFunctionDeclaration(node) || t.isFunctionExpression(node)) {
    const { start, end } = toSpan(node)
    const signature = node.id?.end ?? start + /^(?:async\s+)?function\s*\*?\s*/.exec(slice(start, end))![0].length
    return formsOf(name, node.async, node.generator, slice(signature, end))
  }
  if (t.isClassMethod(node) || t.isClassPrivateMethod(node) || t.isObjectMethod(node))
    return formsOf(name, node.async, node.generator, slice(node.key.end! + (node.computed ? 1 : 0), node.end!))
  return null
}

function formsOf(name: string, isAsync: boolean, isGenerator: boolean, rest: string): Callable {
  const [before, star] = [isAsync ? 'async ' : '', isGenerator ? '*' : '']
  return { name, method: `${before}${star}${name}${rest}`, expression: `${before}function${star} ${name}${rest}` }
}
