import { describe, expect, test } from 'vitest'
import type { ProbeKind, TraceEvent } from '#core'
import { record, texts, upTo } from '../../helpers/record.ts'

const CONDITION: readonly ProbeKind[] = ['branch', 'branch', 'branch']
const told = (events: readonly TraceEvent[]) => events.map(({ point, value }) => `${point}: ${value?.text ?? 'turn'}`)

describe('the order of events', () => {
  test('last outcomes, turns and values stand in the order in which they were seen', () => {
    const { probe, decode } = record({ kinds: [...CONDITION, 'operand', 'loop'], keep: { first: 1, last: 2 } })
    for (const i of upTo(20)) {
      probe.$tm_l(4)
      probe.$tm_c(0, i % 2 === 0)
      probe.$tm_v(3, i)
    }
    expect(told(decode().events)).toEqual([
      '4: turn',
      '0: true',
      '3: 0',
      '0: false',
      '0: true',
      '0: false',
      '4: turn',
      '0: true',
      '3: 18',
      '4: turn',
      '0: false',
      '3: 19',
    ])
  })

  test('last outcomes that are no booleans are told, without their visits', () => {
    const { probe, decode } = record({ kinds: CONDITION, keep: { first: 1, last: 2 } })
    for (const i of upTo(9)) probe.$tm_c(0, `text ${i}`)
    const { events } = decode()
    expect(texts(events)).toEqual(['"text 0"', '"text 7"', '"text 8"'])
    expect(events.map(({ visit }) => visit)).toEqual([1, undefined, undefined])
  })

  test('an anomaly takes the place of the value that lay in its slot', () => {
    const { probe, decode } = record({ kinds: ['operand', 'operand'], keep: { first: 1, last: 4 } })
    for (const i of upTo(10)) probe.$tm_v(1, i === 7 ? NaN : i)
    expect(texts(decode().events)).toEqual(['0', '6', 'NaN', '8', '9'])
  })

  test('a point that a later test does not run takes no room there', () => {
    const kinds: ProbeKind[] = ['operand', 'operand', 'operand']
    const change = { eventsPerTest: 8 }
    const { probe, beginTest, endTest, decode } = record({ kinds, tests: ['a', 'b'], keep: { first: 1, last: 8 }, change })
    beginTest(0)
    for (const i of upTo(9)) for (const point of [0, 1, 2]) probe.$tm_v(point, i)
    endTest()
    beginTest(1)
    for (const i of upTo(20)) probe.$tm_v(0, i)
    endTest()
    const { events } = decode()
    expect(texts(events.filter((event) => event.test === 'b'))).toEqual(['0', '13', '14', '15', '16', '17', '18', '19'])
  })
})

describe('what is odd', () => {
  test.each([
    [NaN, true],
    [-Infinity, true],
    [0, undefined],
    [null, undefined],
    ['NaN', undefined],
  ])('%s as a point’s first value: anomalous %s', (value, anomalous) => {
    const { probe, decode } = record()
    probe.$tm_v(0, value)
    expect(decode().events[0]!.anomalous).toBe(anomalous)
  })

  test('exceptions of one point are anomalous as long as they are its first', () => {
    const { probe, decode } = record({ kinds: ['exception'], keep: { first: 2, last: 2 } })
    for (const i of upTo(9)) probe.$tm_x(0, new Error(`${i}`))
    const { events } = decode()
    expect(events.map(({ anomalous }) => anomalous)).toEqual([true, true, undefined, undefined])
  })
})

describe('what events tell besides', () => {
  test.each([
    ['1', 5n, 1, '6n'],
    ['-1', 5n, -1, '4n'],
    ['1', 0.5, 1, '1.5'],
    ['-1', 0.5, -1, '-0.5'],
  ])('a step of %s from %s', (_, old, step, text) => {
    const { probe, decode } = record({ kinds: ['assignment'] })
    expect(probe.$tm_u<bigint | number>(0, old, step)).toBe(old)
    expect(texts(decode().events)).toEqual([text])
  })

  test.each([
    ['a call that has been entered', 'function', 1],
    ['a call that has come back', 'call', 2],
    ['a pause that is over', 'await', 3],
  ] as const)('an exception after %s comes from there', (_, kind, point) => {
    const { probe, decode } = record({ kinds: ['exception', 'function', 'call', 'await'] })
    if (kind === 'function') probe.$tm_e(point, [])
    else if (kind === 'call') probe.$tm_y(point, probe.$tm_q(0), 'result')
    else probe.$tm_r(point, 'back', 0)
    probe.$tm_x(0, new Error('thrown'))
    expect(decode().events.find((event) => event.point === 0)!.origin).toBe(point)
  })

  test('functions are objects, and turns are not', () => {
    const { probe, decode } = record({ kinds: ['operand', 'loop'] })
    const callback = () => {}
    probe.$tm_l(1)
    for (const value of ['text', callback, {}, callback]) probe.$tm_v<unknown>(0, value)
    expect(decode().events.map(({ value }) => value?.identity ?? 0)).toEqual([0, 0, 1, 2, 1])
  })
})
