import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insideOf, isInside } from '../../../agents/analysis/inside.ts'

const span = fc.tuple(fc.nat(20), fc.nat(8)).map(([start, length]) => ({ span: { start, end: start + length } }))

test('all that lies in a range is found, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), span, (list, { span: outer }) => {
      const found = insideOf(list)(outer)
      expect(new Set(found)).toEqual(new Set(list.filter((one) => isInside(one.span, outer))))
      expect(found.map((one) => one.span.start)).toEqual(found.map((one) => one.span.start).toSorted((a, b) => a - b))
    }),
    { seed: 4 },
  )
})
