import * as t from '@babel/types'
import { code, type Edit, type Piece } from '#core'
import { change, operator } from '../operator.ts'
import { operand, replace } from '../writing/rewrite.ts'

/** What `typeof` never answers, and what does. */
const ASKED_BY: Readonly<Record<string, string>> = {
  array: 'Array.isArray',
  integer: 'Number.isInteger',
  int: 'Number.isInteger',
}

/**
 * Questions for a value's type that are asked in vain: `typeof x === 'array'`, `x instanceof Number`, `x instanceof y`; and for numbers
 * where whole ones are meant, at once in all of a function.
 */
export const typeTest = operator(
  'type-test',
  ['BinaryExpression', 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
  function* ({ node, path, scene }) {
    if (t.isBinaryExpression(node)) {
      const negation = t.isUnaryExpression(path.parent, { operator: '!' }) ? path.parent : null
      for (const [question, extra] of questionsFor(node, negation !== null))
        yield change(extra, `ask for the type in \`${scene.snippet(node)}\` in another way`, replace(negation ?? node, question))
      return
    }
    const edits: Edit[] = []
    t.traverseFast(node.body, (inner) => {
      if (!t.isBinaryExpression(inner) || !/^[!=]==?$/.test(inner.operator) || !t.isUnaryExpression(inner.left)) return
      if (inner.left.operator !== 'typeof' || !t.isStringLiteral(inner.right, { value: 'number' })) return
      edits.push(replace(inner, code`${inner.operator.startsWith('!') ? '!' : ''}Number.isInteger(${inner.left.argument})`))
    })
    if (edits.length > 1) yield change(0.2, 'ask for whole numbers everywhere', ...edits.sort((a, b) => a.start - b.start))
  },
)

/** Other ways to ask, with how far-fetched each is. `isNegated`: what is asked stands in `!(...)`, which is replaced with it. */
function* questionsFor(
  { left, right, operator: sign }: t.BinaryExpression,
  isNegated: boolean,
): Generator<readonly [question: readonly Piece[], extra: number]> {
  if (t.isPrivateName(left)) return
  const isUnequal = sign.startsWith('!') !== isNegated
  const same = isUnequal ? '!==' : '==='
  const not = isUnequal ? '!' : ''
  if (sign === 'instanceof') {
    if (t.isIdentifier(right) && /^(?:Number|String|Boolean|Object)$/.test(right.name))
      yield [['typeof ', ...operand(left), ` ${same} '${right.name.toLowerCase()}'`], 0]
    else yield [['typeof ', ...operand(left), ` ${same} typeof `, ...operand(right)], 0.2]
  } else if (/^[!=]==?$/.test(sign) && t.isUnaryExpression(left, { operator: 'typeof' })) {
    if (t.isStringLiteral(right)) {
      const asked = ASKED_BY[right.value.toLowerCase()]
      if (asked !== undefined) yield [code`${not}${asked}(${left.argument})`, 0]
      if (right.value === 'number') yield [code`${not}Number.isInteger(${left.argument})`, 0.3]
    } else if (!t.isUnaryExpression(right, { operator: 'typeof' })) {
      yield [['typeof ', ...operand(left.argument), ` ${same} typeof `, ...operand(right)], 0]
    }
  }
}
