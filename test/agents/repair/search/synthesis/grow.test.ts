import { describe, expect, it } from 'vitest'
import { grow } from '../../../../../agents/repair/search/synthesis/grow.ts'
import { operationsFor } from '../../../../../agents/repair/search/synthesis/operations.ts'
import type { Term } from '../../../../../agents/repair/search/synthesis/term.ts'
import type { Value } from '../../../../../agents/repair/search/synthesis/value.ts'

const leaf = (text: string, values: readonly Value[]): Term => ({ text, isTight: true, isConstant: false, size: 1, values })
const constant = (value: Value, states: number): Term => ({
  text: JSON.stringify(value),
  isTight: true,
  isConstant: true,
  size: 1,
  values: Array.from({ length: states }, () => value),
})

/** The first answer. */
function solve(leaves: readonly Term[], wanted: readonly Value[]): string | undefined {
  const operations = operationsFor(new Set(wanted.map((value) => typeof value)))
  return grow(leaves, operations, wanted).next().value?.text
}

describe('grow', () => {
  const from = leaf('from', [0, 1, 3, 5])
  const to = leaf('to', [4, 4, 9, 20])
  const text = leaf('text', ['ab', 'cd', 'efg', 'h'])
  const [one, two] = [constant(1, 4), constant(2, 4)]

  it.each<[readonly Term[], readonly Value[], string]>([
    [[from, to], [4, 4, 9, 20], 'to'],
    [[from, to], [4, 3, 6, 15], 'to - from'],
    [[from, to, two], [2, 2, 6, 12], 'Math.floor((from + to) / 2)'],
    [[from, one], [false, true, true, true], '1 <= from'],
    [[text, one], ['a', 'c', 'e', 'h'], 'text.slice(0, 1)'],
    [[text], [['ab'], ['cd'], ['efg'], ['h']], '[text]'],
  ])('finds the smallest expression that gives what is wanted: %#', (leaves, wanted, answer) => {
    expect(solve(leaves, wanted)).toBe(answer)
  })

  it('joins conditions', () => {
    const isLong = leaf('isLong', [true, true, false, false])
    const isOpen = leaf('isOpen', [true, false, true, false])
    expect(solve([isLong, isOpen], [true, false, false, false])).toBe('isLong && isOpen')
    expect(solve([isLong, isOpen], [false, false, true, false])).toBe('!isLong && isOpen')
  })

  it('ends without an answer where there is none', () => {
    expect(solve([from], ['a', 'b', 'c', 'd'])).toBeUndefined()
  })
})
