import * as t from '@babel/types'
import { code, type Piece } from '#core'
import type { Kind } from '../scene/kinds.ts'
import { change, operator } from '../operator.ts'
import { object, operand, replace } from '../writing/rewrite.ts'

/** The result in another shape: a list, a text, a number, the opposite. */
export const returnFormat = operator(
  'return-format',
  ['ReturnStatement', 'ArrowFunctionExpression'],
  function* ({ node, path, scene }) {
    const result = t.isReturnStatement(node) ? node.argument : node.body
    if (result == null || !t.isExpression(result)) return
    for (const [pieces, extra] of shapesOf(result, scene.kinds.of(result, path))) {
      yield change(extra, `return \`${scene.snippet(result)}\` in another shape`, replace(result, pieces))
    }
  },
)

function shapesOf(result: t.Expression, kind: Kind): readonly (readonly [readonly Piece[], number])[] {
  const end = (after: string): readonly Piece[] => [...object(result), after]
  switch (kind) {
    case 'array':
      return [
        [end(".join('')"), 0],
        [end(".join(' ')"), 0.1],
        [end('.length'), 0.1],
        [end('.length > 0'), 0.5],
        [end(".join(', ')"), 0.3],
        [end('[0]'), 0.3],
        [end('.filter((x, i, all) => all.indexOf(x) === i)'), 0.6],
        [end('.filter((x, i, all) => all.indexOf(x) === all.lastIndexOf(x))'), 0.7],
        [end('.filter(Boolean)'), 0.7],
        [end('.sort((a, b) => a - b)'), 0.2],
        [end('.sort()'), 0.5],
        [end('.reverse()'), 0.3],
        [code`Number(${result}.join(''))`, 0.8],
        [end('.length === 0'), 0.7],
        [end('.reduce((a, b) => a + b, 0)'), 0.6],
        [code`[${result}]`, 0.5],
        [code`Math.max(...${result})`, 0.7],
        [code`Math.min(...${result})`, 0.8],
        [code`new Set(${result})`, 1],
      ]
    case 'string':
      return [
        [code`Number(${result})`, 0],
        [end('.trim()'), 0.1],
        [end(".split('').reverse().join('')"), 0.4],
        [end('.length'), 0.3],
        [end(".split(' ')"), 0.5],
        [end(".split('')"), 0.5],
        [end('.toLowerCase()'), 0.3],
        [end('.toUpperCase()'), 0.3],
        [code`[${result}]`, 0.6],
      ]
    case 'number':
      return [
        [code`String(${result})`, 0],
        [['-', ...operand(result)], 0.3],
        [code`[${result}]`, 0.5],
        [[...operand(result), ' > 0'], 0.5],
        [[...operand(result), ' === 0'], 0.6],
        [code`Math.round(${result} * 100) / 100`, 0.5],
        [code`Number((${result}).toFixed(2))`, 0.6],
        [code`Number((${result}).toFixed(1))`, 0.8],
        [end('.toString(2)'), 0.8],
        [[...operand(result), ' || -1'], 0.6],
        [[...operand(result), ' || 0'], 0.6],
        [[...operand(result), ' || 1'], 0.9],
        [code`Number.isFinite(${result}) ? ${result} : null`, 0.9],
        [code`Math.round(${result} * 10) / 10`, 0.8],
      ]
    case 'boolean':
      return [
        [['!', ...operand(result)], 0],
        [code`Number(${result})`, 0.4],
        [code`${result} ? 'Yes' : 'No'`, 0.6],
        [code`${result} ? 'YES' : 'NO'`, 0.7],
        [code`String(${result})`, 0.7],
      ]
    default:
      return [
        [code`[${result}]`, 0.5],
        [code`String(${result})`, 0.5],
        [code`Number(${result})`, 0.5],
        [end('.length'), 0.6],
        [[...operand(result), ' || null'], 0.7],
        [[...operand(result), ' ?? null'], 0.7],
        [[...operand(result), ' ?? 0'], 0.7],
        [[...operand(result), ' ?? -1'], 0.8],
        [[...operand(result), " ?? ''"], 0.8],
        [['!!', ...operand(result)], 0.8],
        [[...operand(result), ' ?? false'], 0.9],
        [code`Array.from(${result})`, 0.7],
        [code`Object.values(${result})`, 0.9],
      ]
  }
}
