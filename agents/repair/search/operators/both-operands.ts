import * as t from '@babel/types'
import { code, type Piece } from '#core'
import type { Kind } from '../scene/kinds.ts'
import { change, operator } from '../operator.ts'
import { object, replace } from '../writing/rewrite.ts'

type Wrap = (node: t.Node) => readonly Piece[]

const call =
  (fn: string): Wrap =>
  (node) =>
    code`${fn}(${node})`
const append =
  (after: string): Wrap =>
  (node) => [...object(node), after]

const letters: Wrap = (node) => code`[...${node}].sort().join('')`

const OF_KIND: Readonly<Partial<Record<Kind, readonly Wrap[]>>> = {
  string: [append('.toLowerCase()'), call('Number'), append('.length'), append('.trim()'), letters],
  number: [call('Math.abs'), call('String'), call('Math.floor')],
  array: [append('.length'), append(".join('')"), call('String')],
  unknown: [
    call('Number'),
    append('.toLowerCase()'),
    call('String'),
    append('.length'),
    call('Math.abs'),
    append('[0]'),
    append('[1]'),
  ],
}

/** The same done to both sides of a comparison or of a sum: their case, their numbers, their sizes. */
export const bothOperands = operator('both-operands', ['BinaryExpression'], function* ({ node, path, scene }) {
  const { left, right, operator: sign } = node
  if (t.isPrivateName(left) || t.isLiteral(left) || t.isLiteral(right)) return
  const isSum = sign === '+' || sign === '-'
  if (!isSum && !/^(?:[<>]=?|[!=]==?)$/.test(sign)) return
  const kinds = [scene.kinds.of(left, path), scene.kinds.of(right, path)]
  const kind = kinds.find((one) => one !== 'unknown') ?? 'unknown'
  if (kinds.some((one) => one !== kind && one !== 'unknown')) return
  const isGuessed = kinds.includes('unknown')
  for (const [i, wrap] of (OF_KIND[kind] ?? []).entries()) {
    yield change(
      i * 0.1 + (isGuessed ? 0.4 : 0) + (isSum ? 0.3 : 0),
      `treat both sides of \`${scene.snippet(node)}\` alike`,
      replace(left, wrap(left)),
      replace(right, wrap(right)),
    )
  }
})
