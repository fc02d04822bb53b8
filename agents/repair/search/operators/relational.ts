import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { operatorSpan, replaceSpan } from '../rewrite.ts'

/** What each comparison is mistaken for, with how far-fetched that is. */
const MISTAKEN_FOR: Readonly<Record<string, readonly (readonly [instead: string, extra: number])[]>> = {
  '<': [
    ['<=', 0],
    ['>', 0.2],
    ['>=', 0.4],
    ['===', 0.5],
    ['!==', 0.9],
  ],
  '<=': [
    ['<', 0],
    ['>=', 0.2],
    ['>', 0.4],
    ['===', 0.6],
    ['!==', 0.9],
  ],
  '>': [
    ['>=', 0],
    ['<', 0.2],
    ['<=', 0.4],
    ['===', 0.5],
    ['!==', 0.9],
  ],
  '>=': [
    ['>', 0],
    ['<=', 0.2],
    ['<', 0.4],
    ['===', 0.6],
    ['!==', 0.9],
  ],
  '==': [
    ['!=', 0],
    ['===', 0.4],
    ['>=', 0.6],
    ['<=', 0.6],
    ['<', 0.7],
    ['>', 0.7],
  ],
  '===': [
    ['!==', 0],
    ['==', 0.9],
    ['>=', 0.6],
    ['<=', 0.6],
    ['<', 0.7],
    ['>', 0.7],
  ],
  '!=': [
    ['==', 0],
    ['!==', 0.5],
    ['>', 0.6],
    ['<', 0.6],
    ['>=', 0.8],
    ['<=', 0.8],
  ],
  '!==': [
    ['===', 0],
    ['!=', 1],
    ['>', 0.6],
    ['<', 0.6],
    ['>=', 0.8],
    ['<=', 0.8],
  ],
}

/** `<` for `<=`, `==` for `!=` and so on. What is compared with a text, a truth or nothing at all is not compared by size. */
export const relational = operator('relational', ['BinaryExpression'], function* ({ node, path, scene }) {
  const isSized = ![node.left, node.right].some(
    (side) => /^(?:string|boolean|array)$/.test(scene.kinds.of(side, path)) || isNothing(side),
  )
  for (const [instead, extra] of MISTAKEN_FOR[node.operator] ?? []) {
    if (!isSized && /^[!=]/.test(node.operator) && /^[<>]/.test(instead)) continue
    const edit = replaceSpan(operatorSpan(scene.text, node.left, node.operator), instead)
    yield change(extra, `change \`${node.operator}\` to \`${instead}\``, edit)
  }
})

function isNothing(node: t.Node): boolean {
  return t.isNullLiteral(node) || t.isIdentifier(node, { name: 'undefined' }) || t.isUnaryExpression(node, { operator: 'typeof' })
}
