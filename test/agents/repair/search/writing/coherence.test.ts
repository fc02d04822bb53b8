import { describe, expect, it } from 'vitest'
import traverse, { type NodePath } from '@babel/traverse'
import { parse } from '@babel/parser'
import type * as t from '@babel/types'
import { fitsDirection, staysCoherent } from '../../../../../agents/repair/search/writing/coherence.ts'

/** The first comparison of a program. */
function firstComparison(text: string): NodePath<t.BinaryExpression> {
  let first: NodePath<t.BinaryExpression> | null = null
  traverse(parse(text), {
    BinaryExpression(path) {
      first ??= path
    },
  })
  return first!
}

const isCoherent = (text: string, sign: string) =>
  staysCoherent(firstComparison(text), sign, (node) => text.slice(node.start!, node.end!))

describe('staysCoherent', () => {
  it.each([
    ['x >= 65 && x <= 90', '>', true],
    ['x >= 65 && x <= 90', '<=', false],
    ['x < 5 && x > 1', '>=', false],
    ['x > 9 && x < 1', '>=', false],
    ['x < 1 || x > 9', '<=', true],
    ['x < 1 || x > 9', '>', false],
    ['x < 1 || y > 9', '>', true],
    ['x < y && x > 9', '>', true],
    ['x < 1', '>', true],
    ['x === 1 || x === 2', '!==', false],
    ['x !== 1 || x === 2', '===', true],
    ['x === 1 && x !== 2', '!==', true],
    ['x === 1 && y === 2', '!==', true],
    ['a <= x && x <= b', '<', true],
    ['a <= x && x <= b', '>', false],
    ['a > x && x < b', '<', true],
  ])('of %s with %s: %s', (text, sign, wanted) => {
    expect(isCoherent(text, sign)).toBe(wanted)
  })
})

describe('fitsDirection', () => {
  it.each([
    ['for (i = 0; i < n; i++) ;', '<=', true],
    ['for (i = 0; i < n; i++) ;', '>', false],
    ['for (i = n; i > 0; i--) ;', '>=', true],
    ['for (i = n; i > 0; i -= 2) ;', '<', false],
    ['for (i = n; i > 0; i /= 2) ;', '<', true],
    ['while (i < n) i++', '>', true],
  ])('of %s with %s: %s', (text, sign, wanted) => {
    expect(fitsDirection(firstComparison(text), sign)).toBe(wanted)
  })
})
