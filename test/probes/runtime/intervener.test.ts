import { describe, expect, test } from 'vitest'
import type { Change, Intervention } from '#core'
import { createIntervener } from '../../../probes/runtime/intervener.ts'

/** What point 0 hands on for each of the values, when something is forced there. */
function forced(change: Change, values: readonly unknown[], visit: number | null = null) {
  const { probe, force } = createIntervener(4)
  force({ point: 0, visit, change })
  return values.map((value) => probe.$tm_v(0, value))
}

const by = (name: (Change & { kind: 'function' })['function']): Change => ({ kind: 'function', function: name })

describe('functions', () => {
  test.each([
    ['not', [true, 0, 'a', undefined], [false, true, false, true]],
    ['undefined', [1], [undefined]],
    ['absolute', [-2, 'a', null], [2, 'a', null]],
    ['negated', [2, -0.5], [-2, 0.5]],
    ['floor', [-1.5], [-2]],
    ['truncated', [-1.5], [-1]],
    ['round', [1.5], [2]],
    ['ceil', [1.2], [2]],
    ['text', [12, 'x'], ['12', 'x']],
    ['number', ['12', 3], [12, 3]],
    ['upper-case', ['aB'], ['AB']],
    ['lower-case', ['aB', 1], ['ab', 1]],
    ['trimmed', [' a '], ['a']],
    ['reversed', ['abc', [1, 2]], ['cba', [2, 1]]],
    ['sorted', ['cab', [10, 9, 1]], ['abc', [1, 9, 10]]],
    ['without-duplicates', ['aab', [1, 1, 2]], ['ab', [1, 2]]],
    ['without-first', ['abc', [1, 2]], ['bc', [2]]],
    ['without-last', ['abc', [1, 2]], ['ab', [1]]],
    ['first', ['abc', [1, 2]], ['a', 1]],
    ['last', ['abc', [1, 2]], ['c', 2]],
    ['length', ['abc', [1, 2], 7], [3, 2, 7]],
    ['empty', ['abc', [1, 2], 7], ['', [], 0]],
  ] as const)('%s', (name, values, expected) => {
    expect(forced(by(name), values)).toEqual(expected)
  })

  test('leave lists as they are and give others', () => {
    const list = [2, 1]
    expect(forced(by('sorted'), [list])[0]).not.toBe(list)
    expect(list).toEqual([2, 1])
  })
})

test('a value, and a number more', () => {
  expect(forced({ kind: 'value', value: null }, [1, 'a'])).toEqual([null, null])
  expect(forced({ kind: 'plus', by: -1 }, [1, NaN, Infinity, 'a', 5n])).toEqual([0, NaN, Infinity, 'a', 5n])
})

test('one visit of each test, or all', () => {
  const { probe, force, beginTest } = createIntervener(1)
  force({ point: 0, visit: 2, change: by('not') })
  const visit = () => [0, 1, 2].map(() => probe.$tm_c(0, true))
  expect(visit()).toEqual([true, false, true])
  beginTest()
  expect(visit()).toEqual([true, false, true])
  force(null)
  expect(visit()).toEqual([true, true, true])
})

test('what was last seen at another point, in the same call where it was seen there', () => {
  const { probe, force } = createIntervener(2)
  force({ point: 0, visit: null, change: { kind: 'latest', point: 1 } })
  expect(probe.$tm_v(0, 'own', 1)).toBe('own')
  probe.$tm_v(1, 'outer', 1)
  probe.$tm_v(1, 'inner', 2)
  expect([probe.$tm_v(0, 'own', 1), probe.$tm_v(0, 'own', 2), probe.$tm_v(0, 'own', 3)]).toEqual(['outer', 'inner', 'inner'])
})

test('the operands put together otherwise', () => {
  const { probe, force } = createIntervener(3)
  const operated = (change: Change & { kind: 'operator' }, left: unknown, right: unknown) => {
    force({ point: 0, visit: null, change })
    probe.$tm_v(1, left, 1)
    probe.$tm_v(2, right, 1)
    return probe.$tm_v(0, 'own', 1)
  }
  const operator = (name: (Change & { kind: 'operator' })['operator']) =>
    ({ kind: 'operator', left: { point: 1 }, operator: name, right: { point: 2 } }) as const
  expect(operated(operator('<='), 2, 2)).toBe(true)
  expect(operated(operator('-'), 5, 2)).toBe(3)
  expect(operated(operator('&&'), 0, 2)).toBe(0)
  expect(operated({ ...operator('+'), right: { value: 3 } }, 1, 9)).toBe(4)
  expect(operated(operator('+'), 1n, 2)).toBe('own')
})

test('every probe that hands something on can be forced; the others do nothing', () => {
  const { probe, force } = createIntervener(2)
  const one: Intervention = { point: 1, visit: null, change: { kind: 'value', value: 7 } }
  force(one)
  expect([probe.$tm_v(1, 0), probe.$tm_c(1, 0), probe.$tm_b(1, 0), probe.$tm_w(1, 1, 0), probe.$tm_y(1, 0, 0)]).toEqual(
    Array(5).fill(7),
  )
  expect([probe.$tm_s(1, 0), probe.$tm_r(1, 0)]).toEqual([7, 7])
  expect([probe.$tm_u(1, 4, 1), probe.$tm_x(1, 'thrown'), probe.$tm_q(3), probe.$tm_v(0, 5)]).toEqual([4, 'thrown', 3, 5])
  expect([probe.$tm_e(0, []), probe.$tm_k(0)]).toEqual([1, 2])
})

test('a latest value also comes from where variables are assigned, counted up and drawn by loops', () => {
  const { probe, force } = createIntervener(2)
  const change: Change = { kind: 'latest', point: 1 }
  const seen = (see: () => void) => {
    force({ point: 0, visit: null, change })
    see()
    return probe.$tm_v(0, 'own')
  }
  expect(seen(() => probe.$tm_w(1, 1, 2))).toBe(2)
  expect(seen(() => probe.$tm_u(1, 4, 1))).toBe(5)
  expect(seen(() => probe.$tm_o(1, 'drawn'))).toBe('drawn')
})
