import { describe, expect, test } from 'vitest'
import type { ProbeKind } from '#core'
import { layoutFor } from '../../../probes/trace/layout.ts'
import { record, snapshot, texts, upTo } from '../../helpers/record.ts'

describe('values', () => {
  test('of every type come back as bounded pictures, objects with their identity', () => {
    const { probe, decode } = record()
    const list = [1]
    const values = [-0, NaN, 1e21, true, null, undefined, 'é\u{1F600}', 5n, Symbol('s'), list, { a: 'b' }, list]
    for (const value of values) expect(probe.$tm_v(0, value)).toBe(value)
    const seen = decode().events.map(({ value }) => value!)
    expect(seen).toMatchObject(values.map((value) => snapshot(value, 80)))
    expect(seen.map(({ type }) => type).join(' ')).toBe(
      'number number number boolean null undefined string bigint symbol array object array',
    )
    expect(seen.map(({ identity }) => identity ?? 0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1])
  })

  test('run no code of theirs and keep none of their changes', () => {
    const { probe, decode } = record()
    const trap = () => {
      throw new Error('was run')
    }
    const value = { list: [1], toString: trap, toJSON: trap, valueOf: trap, [Symbol.toPrimitive]: trap }
    Object.defineProperty(value, 'getter', { get: trap, enumerable: true })
    probe.$tm_v(0, value)
    value.list.push(2)
    expect(decode().events[0]!.value!.text).toContain('list: [1]')
  })

  test('may be revoked proxies', () => {
    const { probe, decode } = record()
    const { proxy, revoke } = Proxy.revocable([], {})
    revoke()
    for (const _ of upTo(20)) expect(probe.$tm_v(0, proxy)).toBe(proxy)
    expect(decode().events.length).toBe(20)
  })
})

describe('first and last', () => {
  test.each([
    ['numbers', (i: number) => i, (i: number) => `${i}`],
    ['fractions', (i: number) => i / 2, (i: number) => `${i / 2}`],
    ['texts', (i: number) => `t${i}`, (i: number) => `"t${i}"`],
    ['big integers', (i: number) => BigInt(i), (i: number) => `${i}n`],
    ['booleans', (i: number) => i % 3 === 0, (i: number) => `${i % 3 === 0}`],
    ['arrays', (i: number) => [i], (i: number) => `[${i}]`],
    ['nothing', () => null, () => 'null'],
  ])('%s: each is there with its visit, what lies between is dropped', (_, make, text) => {
    const { probe, decode } = record({ tests: ['t'] })
    for (const i of upTo(100)) probe.$tm_v(0, make(i), 7)
    const { events, dropped, spectra } = decode()
    const kept = [...upTo(16), ...upTo(16).map((i) => 84 + i)]
    expect(texts(events)).toEqual(kept.map((i) => text(i)))
    expect(events.map(({ visit }) => visit! - 1)).toEqual(kept)
    expect(new Set(events.map(({ call }) => call))).toEqual(new Set([7]))
    expect(dropped).toBe(68)
    expect(spectra).toEqual([])
  })

  test('without last ones the first are all that is kept', () => {
    const { probe, decode } = record({ keep: { first: 4, last: 0 } })
    for (const i of upTo(100)) probe.$tm_v(0, i)
    expect(texts(decode().events)).toEqual(['0', '1', '2', '3'])
  })

  test('are those of each test, and counts are exact', () => {
    const { probe, beginTest, endTest, decode } = record({ tests: ['one', 'two'], keep: { first: 2, last: 1 } })
    for (const index of [0, 1]) {
      beginTest(index)
      for (const i of upTo(50)) probe.$tm_v(0, 10 * index + i)
      endTest()
    }
    const { events, spectra, dropped } = decode()
    expect(events.map((event) => `${event.test} ${event.value!.text}`)).toEqual([
      'one 0',
      'one 1',
      'one 49',
      'two 10',
      'two 11',
      'two 59',
    ])
    expect(spectra).toEqual(['one', 'two'].map((id) => ({ test: id, counts: [[0, 50]] })))
    expect(dropped).toBe(94)
  })

  test('of several points come in the order in which they were seen', () => {
    const { probe, decode } = record({ kinds: ['operand', 'operand'], keep: { first: 1, last: 2 } })
    for (const i of upTo(20)) {
      probe.$tm_v(1, `b${i}`)
      probe.$tm_v(0, i)
    }
    expect(texts(decode().events)).toEqual(['"b0"', '0', '"b18"', '18', '"b19"', '19'])
  })

  test('objects of a busy point are pictured now and then, and by their type among the last', () => {
    const { probe, decode } = record({ keep: { first: 1, last: 2 } })
    for (const i of upTo(1000)) probe.$tm_v(0, [i])
    expect(texts(decode().events)).toEqual(['[0]', '[256]', '[512]', '', ''])
  })

  test('a long text among the last of a busy point is told by its length', () => {
    const { probe, decode } = record({ keep: { first: 1, last: 2 } })
    for (const i of upTo(1000)) probe.$tm_v(0, 'x'.repeat(i))
    expect(decode().events.at(-1)!.value).toEqual({ type: 'string', text: '', size: 999 })
  })
})

describe('conditions', () => {
  test('count for their arms, and tell the first and the last outcomes', () => {
    const kinds: ProbeKind[] = ['branch', 'branch', 'branch']
    const { probe, beginTest, decode } = record({ kinds, tests: ['t'], keep: { first: 2, last: 2 } })
    beginTest(0)
    for (const i of upTo(100)) expect(probe.$tm_c(0, i < 97, 3)).toBe(i < 97)
    const { events, spectra } = decode()
    expect(events.map(({ point, value, call }) => `${point} ${value!.text} ${call}`)).toEqual([
      '0 true 3',
      '0 true 3',
      '0 true 3',
      '0 true 3',
      '0 false 3',
      '0 false 3',
      '0 false 3',
    ])
    expect(spectra[0]!.counts).toEqual([
      [0, 100],
      [1, 97],
      [2, 3],
    ])
  })

  test('may be of any type', () => {
    const kinds: ProbeKind[] = ['branch', 'branch', 'branch']
    const { probe, decode } = record({ kinds, keep: { first: 2, last: 2 } })
    for (const value of ['', 'a', 0, 1, null, [], NaN]) expect(probe.$tm_c(0, value)).toBe(value)
    expect(texts(decode().events)).toEqual(['""', '"a"', '0', '1', 'null', '[]', 'NaN'])
  })

  test('are only counted where values are not looked at', () => {
    const kinds: ProbeKind[] = ['branch', 'branch', 'branch']
    const { probe, beginTest, decode } = record({ kinds, tests: ['t'] })
    beginTest(0)
    for (const i of upTo(5)) probe.$tm_b(0, i)
    const { events, spectra, dropped } = decode()
    expect(events).toEqual([])
    expect(dropped).toBe(0)
    expect(spectra[0]!.counts).toEqual([
      [0, 5],
      [1, 4],
      [2, 1],
    ])
  })
})

describe('assignments', () => {
  test('tell the value before', () => {
    const { probe, decode } = record({ kinds: ['assignment'] })
    expect(probe.$tm_w(0, 'old', 'new')).toBe('new')
    expect(probe.$tm_u(0, 1, 1)).toBe(1)
    expect(probe.$tm_u(0, 5n, -1)).toBe(5n)
    expect(decode().events.map(({ before, value }) => `${before!.text} → ${value!.text}`)).toEqual([
      '"old" → "new"',
      '1 → 2',
      '5n → 4n',
    ])
  })
})

describe('anomalies', () => {
  test.each([
    ['a number that is none', NaN, 'NaN'],
    ['an infinite number', -Infinity, '-Infinity'],
    ['another type', undefined, 'undefined'],
  ])('%s is kept among many others, once', (_, odd, text) => {
    const { probe, decode } = record({ keep: { first: 2, last: 2 } })
    for (const i of upTo(1000)) probe.$tm_v<unknown>(0, i === 500 || i === 600 ? odd : i)
    const { events } = decode()
    expect(texts(events)).toEqual(['0', '1', text, '998', '999'])
    expect(events.map(({ anomalous }) => anomalous ?? false)).toEqual([false, false, true, false, false])
  })

  test('find room where ordinary events do not', () => {
    const { probe, decode } = record({ kinds: Array.from({ length: 300 }, () => 'operand'), change: { eventsPerTest: 20 } })
    for (const point of upTo(300)) probe.$tm_v(point, 'text')
    probe.$tm_v(299, NaN)
    const { events } = decode()
    expect(events.length).toBe(20)
    expect(events.at(-1)).toMatchObject({ point: 299, anomalous: true, value: { text: 'NaN' } })
  })

  test('an exception is one, and tells after which point it came', () => {
    const { probe, decode } = record({ kinds: ['statement', 'statement', 'exception', 'exception'] })
    probe.$tm_h[0] = 2
    const error = new RangeError('far')
    expect(probe.$tm_x(2, error, 4)).toBe(error)
    probe.$tm_x(3, error, 3)
    const { events } = decode()
    expect(events.map(({ origin, call }) => [origin, call])).toEqual([
      [1, 4],
      [2, 3],
    ])
    expect(events[0]).toMatchObject({ anomalous: true, value: { text: 'RangeError("far")' } })
  })
})

describe('calls', () => {
  test('are numbered, and events tell the call that they happened in', () => {
    const { probe, decode } = record({ kinds: ['function', 'operand'] })
    const outer = probe.$tm_e(0, [1])
    const inner = probe.$tm_e(0, [2])
    probe.$tm_v(1, 'inner', inner)
    probe.$tm_v(1, 'outer', outer)
    probe.$tm_v(1, 'module')
    expect(decode().events.map(({ call, value }) => [call, value!.text])).toEqual([
      [1, '[1]'],
      [2, '[2]'],
      [2, '"inner"'],
      [1, '"outer"'],
      [0, '"module"'],
    ])
  })

  test('tell their caller, also after another call has come back, and after a pause', () => {
    const { probe, decode } = record({ kinds: ['function', 'call', 'await', 'await'] })
    const outer = probe.$tm_e(0, [])
    const called = probe.$tm_q(outer)
    probe.$tm_e(0, [])
    expect(probe.$tm_y(1, called, 'result')).toBe('result')
    probe.$tm_e(0, [])
    expect(probe.$tm_r(3, probe.$tm_s(2, 'x', outer), outer)).toBe('x')
    probe.$tm_e(0, [])
    expect(decode().events.flatMap(({ caller, call }) => (caller === undefined ? [] : [`${caller} → ${call}`]))).toEqual([
      '0 → 1',
      '1 → 2',
      '1 → 3',
      '1 → 4',
    ])
  })

  test('whose parameters are not looked at are counted and numbered all the same', () => {
    const { probe, decode } = record({ kinds: ['function'], keep: { first: 1, last: 2 } })
    probe.$tm_e(0, ['a'])
    for (const _ of upTo(9)) probe.$tm_k(0)
    expect(decode().events.map(({ call, value }) => [call, value?.text])).toEqual([
      [1, '["a"]'],
      [9, undefined],
      [10, undefined],
    ])
  })
})

describe('room', () => {
  test('early tests leave room for later ones, and full texts stop nothing', () => {
    const { probe, beginTest, endTest, decode } = record({
      kinds: Array.from({ length: 400 }, () => 'operand'),
      tests: ['a', 'b'],
      change: { eventCapacity: 400, eventsPerTest: 100, reserved: 0, textUnits: 64 },
    })
    for (const index of [0, 1]) {
      beginTest(index)
      for (const point of upTo(400)) probe.$tm_v(point, 'some text')
      endTest()
    }
    const { events, spectra, dropped } = decode()
    expect(events.filter((event) => event.test === 'b').length).toBe(events.length / 2)
    expect(spectra.map(({ counts }) => counts.length)).toEqual([400, 400])
    expect(texts(events)[0]).toBe('"some text"')
    expect(texts(events).at(-1)).toBe('')
    expect(dropped).toBe(800 - events.length)
  })

  test('a test that never ended has its first and last events and its counts', () => {
    const { probe, beginTest, decode } = record({ tests: ['t'], keep: { first: 1, last: 1 } })
    beginTest(0)
    for (const i of upTo(10)) probe.$tm_v(0, i)
    const { events, spectra } = decode()
    expect(texts(events)).toEqual(['0', '9'])
    expect(spectra).toEqual([{ test: 't', counts: [[0, 10]] }])
  })

  test('a program of very many points keeps fewer last events of each, and in the end none', () => {
    expect([10, 1000, 3000, 5000].map((points) => layoutFor(points, 1).last)).toEqual([16, 4, 1, 0])
  })
})
