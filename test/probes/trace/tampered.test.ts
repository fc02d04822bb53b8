import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KINDS_OF } from '#core'
import { decodeTrace } from '../../../probes/trace/decode.ts'
import { layoutFor } from '../../../probes/trace/layout.ts'
import { instrument } from '../../../probes/instrument.ts'
import { parsed } from '../../helpers/observe.ts'

const { points } = instrument(parsed('function f(n) { for (let i = 0; i < n; i++) if (i > 2) n -= i; return n }'), {
  layers: [{ kinds: KINDS_OF.expression }],
  values: true,
})
const layout = layoutFor(points.length, 2)
const word = fc.oneof(fc.nat(0xffffffff), fc.nat(5000), fc.constantFrom(0, 1, 0xffffffff))

/** Words of the buffer that a program may have written: anywhere, and in the header above all. */
const writes = fc.array(fc.tuple(fc.oneof(fc.nat(15), fc.nat(layout.bytes / 4 - 1)), word), { minLength: 1, maxLength: 400 })

test('whatever a program writes into the buffer, reading it ends, and points and tests are known ones', () => {
  fc.assert(
    fc.property(writes, (written) => {
      const buffer = new ArrayBuffer(layout.bytes)
      const words = new Uint32Array(buffer)
      for (const [at, value] of written) words[at] = value
      const trace = decodeTrace({ buffer, layout, points, tests: ['a', 'b'], results: [] })
      expect(trace.events.length).toBeLessThanOrEqual(layout.eventCapacity)
      for (const { point, test: id } of trace.events)
        expect([points[point]?.id, ['a', 'b', null].includes(id)]).toEqual([point, true])
      for (const { counts } of trace.spectra) for (const [point] of counts) expect(points[point]?.id).toBe(point)
    }),
    { numRuns: 300, seed: 7 },
  )
})
