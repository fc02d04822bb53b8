import * as t from '@babel/types'
import { code, type Piece } from '#core'
import { change, operator } from '../operator.ts'
import { operand, operatorSpan, replaceLoose, replaceSpan } from '../writing/rewrite.ts'

/** Bits where numbers or truths are meant, and the other way round. */
export const bitwise = operator('bitwise', ['BinaryExpression', 'LogicalExpression', 'UnaryExpression'], function* (site) {
  const { node, path, scene } = site
  const rewritten = (extra: number, pieces: readonly Piece[]) =>
    change(extra, `rewrite \`${scene.snippet(node)}\``, replaceLoose(site, pieces))
  if (t.isUnaryExpression(node)) {
    if (node.operator !== '~') return
    yield rewritten(0, ['!', ...operand(node.argument)])
    yield rewritten(0.1, ['-', ...operand(node.argument)])
    return
  }
  const { left, right, operator: sign } = node
  if (t.isPrivateName(left)) return
  if (t.isLogicalExpression(node)) {
    const isOfNumbers = [left, right].every((side) => scene.kinds.of(side, path) === 'number')
    const instead = sign === '&&' ? '&' : '|'
    if (isOfNumbers && sign !== '??')
      yield change(0, `change \`${sign}\` to \`${instead}\``, replaceSpan(operatorSpan(scene.text, left, sign), instead))
    return
  }
  const [a, b] = [operand(left), operand(right)]
  if (sign === '<<') yield rewritten(0.2, [...a, ' * 2 ** ', ...b])
  if (sign === '>>' || sign === '>>>') yield rewritten(0.2, ['Math.floor(', ...a, ' / 2 ** ', ...b, ')'])
  if (sign === '|' && t.isNumericLiteral(right, { value: 0 })) yield rewritten(0, code`Math.floor(${left})`)
  if (sign === '&' && !t.isBinaryExpression(path.parent)) yield rewritten(0.4, ['(', ...a, ' & ', ...b, ') !== 0'])
  if (/^[&|^]$/.test(sign)) yield rewritten(0.8, [...a, ` ${sign} ~`, ...b])
})
