import { describe, expect, test } from 'vitest'
import type { ProbePoint } from '#core'
import { createOwnData } from '../../../probes/runtime/own-data.ts'
import { createRecorder, type RecorderLayout } from '../../../probes/runtime/recorder.ts'
import { createSnapshot } from '../../../probes/runtime/snapshot.ts'
import { decodeTrace } from '../../../probes/trace/decode.ts'
import { layoutFor } from '../../../probes/trace/layout.ts'

const snapshot = createSnapshot(createOwnData())

function record(points: number, tests: readonly string[], change: Partial<RecorderLayout> = {}) {
  const layout = { ...layoutFor(points, tests.length), ...change }
  const buffer = new SharedArrayBuffer(layout.bytes)
  const list = Array.from({ length: points }, (_, id): ProbePoint => {
    return { id, kind: 'statement', span: { start: id, end: id + 1 }, line: 1, functionName: 'f', label: `p${id}` }
  })
  return { ...createRecorder(buffer, layout, snapshot), decode: () => decodeTrace(buffer, layout, list, tests) }
}

describe('recorder', () => {
  test('values of every type come back as bounded pictures', () => {
    const { probe, decode } = record(1, [])
    const values = [-0, NaN, 1e21, true, null, undefined, 'é\u{1F600}', 5n, Symbol('s'), [1], { a: 'b' }]
    for (const value of values) expect(probe.v(0, value)).toBe(value)
    const seen = decode().events.map(({ value }) => value)
    expect(seen).toEqual(values.map((value) => snapshot(value, 80)))
    expect(seen.map((value) => value!.type)).toEqual([
      'number',
      'number',
      'number',
      'boolean',
      'null',
      'undefined',
      'string',
      'bigint',
      'symbol',
      'array',
      'object',
    ])
    expect(seen[9]).toEqual({ type: 'array', text: '[1]', size: 1 })
  })

  test('runs no code of the values and keeps none of their changes', () => {
    const { probe, decode } = record(1, [])
    const trap = () => {
      throw new Error('was run')
    }
    const value = { list: [1], toString: trap, toJSON: trap, valueOf: trap, [Symbol.toPrimitive]: trap }
    Object.defineProperty(value, 'getter', { get: trap, enumerable: true })
    probe.v(0, value)
    value.list.push(2)
    expect(decode().events[0]!.value!.text).toContain('list: [1]')
  })

  test('counts are exact and stop at 32 bits; events are the first ones of each point and test', () => {
    const { probe, beginTest, endTest, decode } = record(2, ['one', 'two'])
    for (const index of [0, 1]) {
      beginTest(index)
      for (let i = 0; i < 50; i++) probe.v(0, i)
      probe.h(1)
      endTest()
    }
    const { events, spectra, dropped } = decode()
    expect(spectra).toEqual(
      ['one', 'two'].map((id) => ({
        test: id,
        counts: [
          [0, 50],
          [1, 1],
        ],
      })),
    )
    expect(events.map(({ test: id, value }) => `${id} ${value!.text}`)).toEqual(
      ['one', 'two'].flatMap((id) => Array.from({ length: 16 }, (_, i) => `${id} ${i}`)),
    )
    expect(dropped).toBe(2 * 34)
  })

  test('a count does not wrap', () => {
    const layout = layoutFor(1, 1)
    const buffer = new SharedArrayBuffer(layout.bytes)
    const { probe } = createRecorder(buffer, layout, snapshot)
    const counts = new Uint32Array(buffer, layout.counts, 1)
    counts[0] = 0xfffffffe
    for (let i = 0; i < 3; i++) probe.h(0)
    expect(counts[0]).toBe(0xffffffff)
  })

  test('calls are numbered, and events tell the call that they happened in', () => {
    const { probe, decode } = record(2, [])
    const outer = probe.e(0, [1])
    const inner = probe.e(0, [2])
    probe.v(1, 'inner', inner)
    probe.v(1, 'outer', outer)
    probe.v(1, 'module')
    expect(decode().events.map(({ call, value }) => [call, value!.text])).toEqual([
      [1, '[1]'],
      [2, '[2]'],
      [2, '"inner"'],
      [1, '"outer"'],
      [0, '"module"'],
    ])
  })

  test('early tests leave room for later ones, and full texts stop nothing', () => {
    const { probe, beginTest, endTest, decode } = record(400, ['a', 'b'], {
      eventCapacity: 200,
      eventsPerTest: 100,
      textUnits: 64,
    })
    for (const index of [0, 1]) {
      beginTest(index)
      for (let point = 0; point < 400; point++) probe.v(point, 'some text')
      endTest()
    }
    const { events, spectra, dropped } = decode()
    expect(events.filter(({ test: id }) => id === 'b').length).toBe(100)
    expect(spectra.map(({ counts }) => counts.length)).toEqual([400, 400])
    expect(events[0]!.value!.text).toBe('"some text"')
    expect(events.at(-1)!.value!.text).toBe('')
    expect(dropped).toBe(600)
  })
})
