import { describe, expect, test } from 'vitest'
import type { ProbeKind } from '#core'
import { record, texts, upTo } from '../../helpers/record.ts'

const operands = (count: number) => Array.from({ length: count }, (): ProbeKind => 'operand')

describe('room for events', () => {
  test.each([
    { what: 'first ones get half of a test’s room where there are last ones', eventsPerTest: 20, last: 2, kept: 10 },
    { what: 'and all of it where there are none', eventsPerTest: 20, last: 0, kept: 20 },
    { what: 'never more than all tests have together', eventsPerTest: 50, last: 0, eventCapacity: 12, reserved: 2, kept: 10 },
  ])('$what', ({ eventsPerTest, last, eventCapacity = 4096, reserved = 0, kept }) => {
    const change = { eventsPerTest, eventCapacity, reserved }
    const { probe, log, buffer, layout } = record({ kinds: operands(100), keep: { first: 1, last }, change })
    for (const point of upTo(100)) probe.$tm_v(point, 'text')
    expect(new Uint32Array(buffer, layout.header, 16)[2]).toBe(kept)
    expect(log.write(0, 0, 0, 'one more', log.nothing, 0, 'first')).toBe(false)
  })

  test.each([
    { importance: 'first', kept: 10 },
    { importance: 'late', kept: 20 },
    { importance: 'anomalous', kept: 84 },
  ] as const)('in one test, $importance events find room for $kept', ({ importance, kept }) => {
    const { log } = record({ change: { eventsPerTest: 20 } })
    const written = upTo(200).filter((i) => log.write(0, 0, i, i, log.nothing, 0, importance))
    expect(written.length).toBe(kept)
  })

  test.each([
    { importance: 'late', kept: 90 },
    { importance: 'anomalous', kept: 100 },
  ] as const)('of the whole capacity, $importance events find room for $kept', ({ importance, kept }) => {
    const { log } = record({ change: { eventsPerTest: 1000, eventCapacity: 100, reserved: 10 } })
    const written = upTo(200).filter((i) => log.write(0, 0, i, i, log.nothing, 0, importance))
    expect(written.length).toBe(kept)
  })

  test('the last ones of all points share what is left', () => {
    const { probe, decode } = record({ kinds: operands(4), keep: { first: 1, last: 8 }, change: { eventsPerTest: 16 } })
    for (const i of upTo(50)) for (const point of [0, 1, 2]) probe.$tm_v(point, i)
    const { events } = decode()
    const counts = upTo(4).map((point) => events.filter((event) => event.point === point).length)
    expect(counts).toEqual([5, 5, 5, 0])
    expect(texts(events.filter(({ point }) => point === 0))).toEqual(['0', '46', '47', '48', '49'])
  })
})

describe('room for texts', () => {
  test.each([
    { what: 'one value takes no more than its share', textCap: 5, textUnits: 100, seen: ['"abcd', '"abcd', '"abcd'] },
    { what: 'the last one takes what is left', textCap: 8, textUnits: 20, seen: ['"abcdefg', '"abcdefg', '"abc'] },
    { what: 'and the ones after it nothing', textCap: 8, textUnits: 8, seen: ['"abcdefg', '', ''] },
  ])('$what', ({ textCap, textUnits, seen }) => {
    const { probe, decode } = record({ change: { textCap, textUnits } })
    for (const _ of seen) probe.$tm_v(0, 'abcdefghijklmnop')
    expect(texts(decode().events).map((text) => text!.replace(/…"?$/, ''))).toEqual(seen)
  })

  test('last texts have a share of their own, and stop at the end of the room', () => {
    const { probe, decode } = record({ keep: { first: 0, last: 4 }, change: { lastTextCap: 6, textUnits: 20 } })
    for (const i of upTo(4)) probe.$tm_v(0, `${i}bcdefghij`)
    const { events } = decode()
    expect(texts(events).map((text) => text!.length)).toEqual([6, 6, 6, 2])
    expect(events.map(({ value }) => value!.size)).toEqual([10, 10, 10, 10])
  })
})

describe('room for counts', () => {
  test('a test whose counts do not fit is left out as a whole, later ones that fit are there', () => {
    const { probe, beginTest, endTest, decode } = record({
      kinds: operands(8),
      tests: ['many', 'few', 'exact', 'none left'],
      change: { spectraWords: 12 },
    })
    const ran = [8, 1, 3, 1]
    for (const [index, points] of ran.entries()) {
      beginTest(index)
      for (const point of upTo(points)) probe.$tm_n[point]! += index + 1
      endTest()
    }
    expect(decode().spectra).toEqual([
      { test: 'few', counts: [[0, 2]] },
      {
        test: 'exact',
        counts: [
          [0, 3],
          [1, 3],
          [2, 3],
        ],
      },
    ])
  })

  test('what runs outside of all tests is noted only where something ran', () => {
    const { beginTest, endTest, buffer, layout } = record({ tests: ['t'] })
    const used = () => new Uint32Array(buffer, layout.header, 16)[5]
    endTest()
    expect(used()).toBe(0)
    beginTest(0)
    endTest()
    expect(used()).toBe(2)
  })
})
