import * as t from '@babel/types'
import { toSpan } from '#core'
import { bareSpan } from './unit.ts'

/** A function or a class of an answer in the forms in which a program may want it. */
export interface Callable {
  readonly isClass: boolean
  /** `async *name(parameters) { body }`, without modifiers; null for an arrow function and for a class. */
  readonly method: string | null
  /** `function name(parameters) { body }`; the same goes for a class; null for an arrow function. */
  readonly declaration: string | null
  /** As it is written, where it can be a value. */
  readonly expression: string
}

/** `null` for what is neither. */
export function callableOf(name: string, node: t.Node | null, text: string): Callable | null {
  if (node === null) return null
  const { start, end } = toSpan(node)
  const expression = text.slice(start, end)
  if (t.isArrowFunctionExpression(node)) return { isClass: false, method: null, declaration: null, expression }
  if (t.isClass(node)) {
    const declaration = node.id?.name === name ? text.slice(bareSpan(node, text).start, end) : null
    return { isClass: true, method: null, declaration, expression }
  }
  if (t.isFunctionDeclaration(node) || t.isFunctionExpression(node)) {
    const signature = node.id?.end ?? start + /^(?:async\s+)?function\s*\*?\s*/.exec(expression)![0].length
    return { ...formsOf(name, node, text.slice(signature, end)), expression }
  }
  if (t.isClassMethod(node) || t.isClassPrivateMethod(node) || t.isObjectMethod(node))
    return formsOf(name, node, text.slice(node.key.end! + (node.computed ? 1 : 0), end))
  return null
}

function formsOf(
  name: string,
  { async, generator }: { readonly async: boolean; readonly generator: boolean },
  rest: string,
): Callable {
  const [before, star] = [async ? 'async ' : '', generator ? '*' : '']
  const declaration = `${before}function${star} ${name}${rest}`
  return { isClass: false, method: `${before}${star}${name}${rest}`, declaration, expression: declaration }
}
