import { describe, expect, it } from 'vitest'
import type { Single } from '../../../../agents/repair/search/single.ts'
import { placeOf } from '../../../../agents/repair/lessons/place-of.ts'

const TEXT = 'a b c'

const single = (start: number, replacement: string): Single => ({
  operators: ['any'],
  edits: [{ start, end: start + 1, replacement: [replacement] }],
  cost: 1,
  explanation: '',
})

describe('the place of a change', () => {
  const order = [single(0, 'x'), single(2, 'y'), single(2, 'b'), single(0, 'x'), single(4, 'z')]

  it('counts from 1; what changes nothing, or was there before, does not count', () => {
    expect(placeOf(TEXT, single(0, 'x').edits, order)).toBe(1)
    expect(placeOf(TEXT, single(4, 'z').edits, order)).toBe(3)
  })

  it('goes by what a change does to the text, however its edits are cut', () => {
    expect(placeOf(TEXT, [{ start: 1, end: 4, replacement: [' y '] }], order)).toBe(2)
  })

  it('is unknown for what does not come, and for what comes much later', () => {
    expect(placeOf(TEXT, single(4, 'q').edits, order)).toBeNull()
    const many = Array.from({ length: 5_000 }, (_, i) => single(0, `x${i}`))
    expect(placeOf(TEXT, single(0, 'x4500').edits, many)).toBeNull()
    expect(placeOf(TEXT, single(0, 'x4500').edits, many, 600)).toBe(4_501)
  })
})
