import * as t from '@babel/types'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { operand, replaceLoose } from '../writing/rewrite.ts'

/** An operand that was left out: a name in scope, or a small number. */
export const operandAdd = operator('operand-add', ['Expression'], function* (site) {
  const { node, path, scene } = site
  if (t.isFunction(node) || t.isLiteral(node) || t.isIdentifier(node)) return
  if (t.isUnaryExpression(node) && t.isLiteral(node.argument)) return
  const kind = scene.kinds.of(node, path)
  const add = (sign: string, other: string, extra: number) =>
    change(
      extra,
      `add \`${sign} ${other}\` to \`${scene.snippet(node)}\``,
      replaceLoose(site, [...operand(node, sign), ` ${sign} ${other}`], sign),
    )
  if (kind === 'number') {
    for (const [sign, constant] of [
      ['*', '2'],
      ['/', '2'],
      ['%', '10'],
      ['%', '2'],
      ['*', '-1'],
      ['/', '10'],
      ['/', '100'],
      ['*', '100'],
    ] as const)
      yield add(sign, constant, 0.6)
  }
  if (kind !== 'number' && kind !== 'string') return
  for (const [i, { name, kind: theirs }] of valuesAt(site, kind).slice(0, 6).entries()) {
    const extra = i * 0.1 + (theirs === kind ? 0 : 0.5)
    for (const sign of kind === 'string' ? ['+'] : ['+', '-', '*', '/', '%'])
      yield add(sign, name, extra + (sign === '+' || sign === '-' ? 0 : 0.3))
  }
})
