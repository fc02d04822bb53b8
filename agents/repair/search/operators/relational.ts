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
    ['==', 0.4],
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
    ['!=', 0.5],
    ['>', 0.6],
    ['<', 0.6],
    ['>=', 0.8],
    ['<=', 0.8],
  ],
}

/** `<` for `<=`, `==` for `!=` and so on. */
export const relational = operator('relational', ['BinaryExpression'], function* ({ node, scene }) {
  for (const [instead, extra] of MISTAKEN_FOR[node.operator] ?? []) {
    const edit = replaceSpan(operatorSpan(scene.text, node.left, node.operator), instead)
    yield change(extra, `change \`${node.operator}\` to \`${instead}\``, edit)
  }
})
