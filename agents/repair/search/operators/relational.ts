import * as t from '@babel/types'
import { fitsDirection, staysCoherent } from '../writing/coherence.ts'
import { change, operator } from '../operator.ts'
import { operatorSpan, replaceSpan } from '../writing/rewrite.ts'

/** What each comparison is mistaken for, with how far-fetched that is. */
const MISTAKEN_FOR: Readonly<Record<string, readonly (readonly [instead: string, extra: number])[]>> = {
  '<': [
    ['<=', 0],
    ['>', 0.5],
    ['>=', 0.6],
    ['===', 0.8],
    ['!==', 1],
  ],
  '<=': [
    ['<', 0],
    ['>=', 0.5],
    ['>', 0.6],
    ['===', 0.8],
    ['!==', 1],
  ],
  '>': [
    ['>=', 0],
    ['<', 0.5],
    ['<=', 0.6],
    ['===', 0.8],
    ['!==', 1],
  ],
  '>=': [
    ['>', 0],
    ['<=', 0.5],
    ['<', 0.6],
    ['===', 0.8],
    ['!==', 1],
  ],
  '==': [
    ['===', 0.4],
    ['!=', 0.5],
    ['>=', 0.6],
    ['<=', 0.6],
    ['<', 0.8],
    ['>', 0.8],
  ],
  '===': [
    ['!==', 0.5],
    ['>=', 0.6],
    ['<=', 0.6],
    ['<', 0.8],
    ['>', 0.8],
    ['==', 0.9],
  ],
  '!=': [
    ['==', 0.15],
    ['!==', 0.5],
    ['<', 0.8],
    ['>', 0.8],
    ['>=', 1],
    ['<=', 1],
  ],
  '!==': [
    ['===', 0.15],
    ['<', 0.8],
    ['>', 0.8],
    ['!=', 1],
    ['>=', 1],
    ['<=', 1],
  ],
}

/** What a comparison costs more that says nothing beside its neighbours, or that ends its loop at once. */
const INCOHERENT = 1.2

/** `<` for `<=`, `==` for `!=` and so on. What is compared with a text, a truth or nothing at all is not compared by size. */
export const relational = operator('relational', ['BinaryExpression'], function* ({ node, path, scene }) {
  const isSized = ![node.left, node.right].some(
    (side) => /^(?:string|boolean|array)$/.test(scene.kinds.of(side, path)) || isNothing(side),
  )
  for (const [instead, extra] of MISTAKEN_FOR[node.operator] ?? []) {
    if (!isSized && /^[!=]/.test(node.operator) && /^[<>]/.test(instead)) continue
    const edit = replaceSpan(operatorSpan(scene.text, node.left, node.operator), instead)
    const isCoherent = fitsDirection(path, instead) && staysCoherent(path, instead, scene.source)
    yield change(extra + (isCoherent ? 0 : INCOHERENT), `change \`${node.operator}\` to \`${instead}\``, edit)
  }
})

function isNothing(node: t.Node): boolean {
  return t.isNullLiteral(node) || t.isIdentifier(node, { name: 'undefined' }) || t.isUnaryExpression(node, { operator: 'typeof' })
}
