import { parse } from '@babel/parser'
import { traverseFast, type Expression } from '@babel/types'
import type { SourceFile } from '#core'

/**
 * Finds the first comma expression whose discarded part does nothing, such as `(8, 13)`. In tests that were translated from
 * Python it is what has become of a tuple: the test compares the last element only, and so would pass wrong programs.
 * Null where there is none, or where the text does not parse.
 */
export function findDiscardedValue({ text }: SourceFile): string | null {
  let found: string | null = null
  try {
    traverseFast(parse(text, { sourceType: 'unambiguous', plugins: ['typescript'] }), (node) => {
      if (found !== null || node.type !== 'SequenceExpression') return
      if (node.expressions.slice(0, -1).some(doesNothing)) found = text.slice(node.start!, node.end!)
    })
  } catch {
    return null
  }
  return found
}

function doesNothing(node: Expression): boolean {
  switch (node.type) {
    case 'NullLiteral':
    case 'BooleanLiteral':
    case 'NumericLiteral':
    case 'StringLiteral':
    case 'Identifier':
      return true
    case 'UnaryExpression':
      return node.operator !== 'delete' && doesNothing(node.argument)
    case 'ArrayExpression':
      return node.elements.every((element) => element === null || (element.type !== 'SpreadElement' && doesNothing(element)))
    default:
      return false
  }
}
