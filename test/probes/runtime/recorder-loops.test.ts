import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '#core'
import { record, texts, upTo } from '../../helpers/record.ts'

const visits = (events: readonly TraceEvent[]) => events.map(({ visit }) => visit)

describe('turns of a loop', () => {
  test('have no value, and tell which ones they were', () => {
    const { probe, decode } = record({ kinds: ['loop', 'operand'], keep: { first: 2, last: 2 } })
    for (const i of upTo(9)) {
      probe.$tm_l(0, 5)
      probe.$tm_v(1, i)
    }
    const { events } = decode()
    const turns = events.filter(({ point }) => point === 0)
    expect(turns.map(({ value }) => value)).toEqual([null, null, null, null])
    expect(visits(turns)).toEqual([1, 2, 8, 9])
    expect(turns.slice(0, 2).map(({ call }) => call)).toEqual([5, 5])
    expect(texts(events.filter(({ point }) => point === 1))).toEqual(['0', '1', '7', '8'])
  })

  test('without last ones only the first are there', () => {
    const { probe, decode } = record({ kinds: ['operand', 'loop'], keep: { first: 3, last: 0 } })
    for (const i of upTo(9)) {
      probe.$tm_l(1)
      probe.$tm_v(0, i)
    }
    const turns = decode().events.filter(({ point }) => point === 1)
    expect(visits(turns)).toEqual([1, 2, 3])
  })

  test('may have a variable’s value', () => {
    const { probe, decode } = record({ kinds: ['loop'], keep: { first: 1, last: 1 } })
    for (const key of ['a', 'b', 'c']) probe.$tm_o(0, key)
    expect(texts(decode().events)).toEqual(['"a"', '"c"'])
  })
})

describe('a recorder of first events alone', () => {
  const keep = { first: 2, last: 0 }

  test.each([
    ['numbers', [1, 2, 3, 4], ['1', '2']],
    ['texts', ['a', 'b', 'c', 'd'], ['"a"', '"b"']],
    ['booleans', [true, false, true], ['true', 'false']],
    ['objects', [[1], [2], [3]], ['[1]', '[2]']],
    ['a number that is none, late', [1, 2, 3, NaN, 4], ['1', '2', 'NaN']],
    ['an infinite number, late', [1, 2, 3, Infinity], ['1', '2', 'Infinity']],
    ['a boolean among texts', ['a', 'b', 'c', true], ['"a"', '"b"', 'true']],
    ['a text among booleans', [true, true, false, 'a'], ['true', 'true', '"a"']],
    ['a text among objects', [{}, {}, {}, 'a', 'b'], ['{}', '{}', '"a"']],
    ['nothing among texts', ['a', 'b', 'c', undefined, null], ['"a"', '"b"', 'undefined', 'null']],
  ])('%s', (_, values: readonly unknown[], seen) => {
    const { probe, beginTest, decode } = record({ keep, tests: ['t'] })
    beginTest(0)
    for (const value of values) expect(probe.$tm_v(0, value)).toBe(value)
    const { events, spectra, dropped } = decode()
    expect(texts(events)).toEqual(seen)
    expect(spectra[0]!.counts).toEqual([[0, values.length]])
    expect(dropped).toBe(values.length - seen.length)
  })

  test('assignments tell the value before, and conditions the first outcomes of each arm', () => {
    const { probe, decode } = record({ kinds: ['assignment', 'branch', 'branch', 'branch'], keep })
    probe.$tm_w(0, 'old', 'new')
    probe.$tm_v(0, 'plain')
    for (const i of upTo(10)) probe.$tm_c(1, i < 5)
    const { events } = decode()
    expect(events.map(({ before }) => before?.text)).toEqual(['"old"', ...Array<undefined>(5)])
    expect(texts(events)).toEqual(['"new"', '"plain"', 'true', 'true', 'false', 'false'])
  })
})

describe('first and last', () => {
  test('a value before the assignment is none of the next value’s', () => {
    const { probe, decode } = record({ kinds: ['assignment'] })
    probe.$tm_w(0, undefined, 'new')
    probe.$tm_v(0, 'plain')
    expect(decode().events.map(({ before }) => before?.text)).toEqual(['undefined', undefined])
  })

  test('a last event that was logged at once is not there twice', () => {
    const { probe, decode } = record({ kinds: ['operand', 'operand'], keep: { first: 1, last: 4 } })
    for (const i of upTo(6)) probe.$tm_v<unknown>(1, i === 4 ? NaN : i)
    expect(texts(decode().events)).toEqual(['0', '2', '3', 'NaN', '5'])
  })

  test('as many first ones as asked for, and no more', () => {
    const { probe, decode } = record({ keep: { first: 3, last: 1 } })
    for (const i of upTo(5)) probe.$tm_v(0, i)
    expect(texts(decode().events)).toEqual(['0', '1', '2', '4'])
  })

  test.each([
    ['texts', (i: number) => 'x'.repeat(i), ['string 198', 'string 199']],
    ['arrays', (i: number) => new Array(i), ['array', 'array']],
    ['booleans', (i: number) => i === 198, ['boolean', 'boolean']],
  ])('%s of a busy point are told by type and what costs nothing', (_, make: (i: number) => unknown, seen) => {
    const { probe, decode } = record({ keep: { first: 1, last: 2 }, change: { detailedVisits: 100 } })
    for (const i of upTo(200)) probe.$tm_v(0, make(i))
    const last = decode().events.slice(-2)
    expect(last.map(({ value }) => [value!.type, value!.size].filter((part) => part !== undefined).join(' '))).toEqual(seen)
  })

  test.each([['a text among numbers', 7, 'text']])('%s is never dropped', (_, usual: unknown, odd: unknown) => {
    const { probe, decode } = record({ keep: { first: 1, last: 1 } })
    for (const i of upTo(100)) probe.$tm_v(0, i === 50 ? odd : usual)
    expect(texts(decode().events)[1]).toBe(JSON.stringify(odd))
  })
})
