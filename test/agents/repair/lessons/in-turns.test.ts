import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTurns } from '../../../../agents/repair/lessons/in-turns.ts'

function* of(values: readonly number[]): Generator<number, void> {
  yield* values
}

describe('in turns', () => {
  it('begins with the learnt order, and lets the plain one have every second turn then', () => {
    expect([...inTurns(of([1, 2, 3, 4, 5]), of([10, 20, 30]), 3)]).toEqual([1, 2, 3, 10, 4, 20, 5, 30])
  })

  it('gives everything of both, and nothing of the plain order later than twice its place', () => {
    const order = fc.array(fc.nat(), { maxLength: 40 })
    fc.assert(
      fc.property(order, order, fc.nat({ max: 20 }), (learnt, plain, alone) => {
        const marked = plain.map((_, place) => -1 - place)
        const all = [...inTurns(of(learnt), of(marked), alone)]
        expect(all.filter((one) => one >= 0)).toEqual(learnt)
        expect(all.filter((one) => one < 0)).toEqual(marked)
        for (const [place, one] of marked.entries()) expect(all.indexOf(one)).toBeLessThanOrEqual(alone + 2 * (place + 1))
      }),
    )
  })
})
