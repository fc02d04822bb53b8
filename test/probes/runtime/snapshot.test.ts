import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOwnData } from '../../../probes/runtime/own-data.ts'
import { createSnapshot } from '../../../probes/runtime/snapshot.ts'

const snapshot = createSnapshot(createOwnData())
class Point {
  x = 1
}
const cyclic: Record<string, unknown> = { a: 1 }
cyclic.self = cyclic
const bomb = () => {
  throw new Error('was run')
}

describe('a snapshot', () => {
  it.each([
    [undefined, 'undefined', 'undefined'],
    [null, 'null', 'null'],
    [true, 'boolean', 'true'],
    [-0, 'number', '-0'],
    [NaN, 'number', 'NaN'],
    [12n, 'bigint', '12n'],
    ['a"b', 'string', '"a\\"b"'],
    [Symbol('s'), 'symbol', 'Symbol(s)'],
    [function named() {}, 'function', '[function named]'],
    [[1, 'x', [null]], 'array', '[1, "x", [null]]'],
    [{ a: 1, 'b-c': [2], [Symbol('k')]: 3 }, 'object', '{a: 1, "b-c": [2], [Symbol(k)]: 3}'],
    [new Point(), 'object', 'Point {x: 1}'],
    [Object.create(null), 'object', '[no prototype] {}'],
    [new Map([['k', { v: 1 }]]), 'object', 'Map {"k" => {v: 1}}'],
    [new Set([1, '2']), 'object', 'Set {1, "2"}'],
    [new Date(0), 'object', 'Date(1970-01-01T00:00:00.000Z)'],
    [new Date(NaN), 'object', 'Date(invalid)'],
    [/a\/b/gi, 'object', '/a\\/b/gi'],
    [new Uint8Array([1, 2]), 'object', 'Uint8Array [1, 2]'],
    [new TypeError('no'), 'object', 'TypeError("no")'],
    [Object('s'), 'object', 'String("s")'],
    [cyclic, 'object', '{a: 1, self: [circular]}'],
    // oxlint-disable-next-line no-sparse-arrays
    [[1, , 3], 'array', '[1, <empty>, 3]'],
  ])('%# of %s', (value, type, text) => {
    expect(snapshot(value, 200)).toMatchObject({ type, text })
  })

  it('runs nothing of the value', () => {
    const value = {
      get trap() {
        return bomb()
      },
      toString: bomb,
      toJSON: bomb,
      [Symbol.toPrimitive]: bomb,
      [Symbol.iterator]: bomb,
    }
    expect(snapshot(value, 300).text).toContain('trap: <getter>')
    const list = new (class extends Array {
      override join = bomb
      override map = bomb
    })()
    expect(snapshot(list, 100).type).toBe('array')
    expect(snapshot(new Proxy({}, { ownKeys: bomb, getPrototypeOf: bomb }), 100)).toEqual({ type: 'object', text: '<not shown>' })
  })

  it('costs no more than its picture', () => {
    const huge = { length: 2 ** 32 - 1 }
    expect(
      snapshot(
        Array.from({ length: 1e5 }, (_, i) => i),
        50,
      ).text.length,
    ).toBeLessThanOrEqual(54)
    expect(snapshot(Object.assign([], huge), 50).text.length).toBeLessThanOrEqual(54)
    expect(snapshot(2n ** 100_000n, 50).text).toBe('(huge)n')
    expect(snapshot('x'.repeat(1e6), 50)).toMatchObject({ size: 1e6 })
  })

  it('never throws and keeps to its cap', () => {
    fc.assert(
      fc.property(
        fc.anything({ withMap: true, withSet: true, withBigInt: true, withSparseArray: true }),
        fc.integer({ min: 1, max: 200 }),
        (value, cap) => {
          expect(snapshot(value, cap).text.length).toBeLessThanOrEqual(cap + 4)
        },
      ),
    )
  })
})

it('what a huge collection costs does not grow with it', () => {
  const map = new Map(Array.from({ length: 200_000 }, (_, i) => [i, i]))
  const set = new Set(map.keys())
  const dictionary = Object.fromEntries(map)
  for (let i = 0; i < 3_000; i++) {
    expect(snapshot(map, 30).text).toMatch(/^Map \{0 => 0, 1 => 1, .*…\}?$/)
    expect(snapshot(set, 30).text).toMatch(/^Set \{0, 1, 2, .*…\}?$/)
  }
  const pictures = Array.from({ length: 3_000 }, () => snapshot(dictionary, 30).text)
  expect(pictures[0]).toMatch(/^\{"0": 0, /)
  expect(pictures.at(-1)).toBe('{…}')
})
