import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { compareValues } from '../../../../agents/analysis/differences/compare-values.ts'
import { readValue } from '../../../../agents/analysis/differences/read-value.ts'
import { snapshot } from '../../../helpers/record.ts'

const compare = (actual: string, expected: string) => compareValues(readValue(actual), readValue(expected))

const HOW: readonly (readonly [actual: string, expected: string, how: string])[] = [
  ['3', '2', '1 more'],
  ['-3', '2', '5 less'],
  ['8', '2', '6 more, 4 times as much'],
  ['-2', '2', 'the other sign'],
  ['0', '-0', 'zero of the other sign'],
  ['0.30000000000000004', '0.3', '5.6e-17 too large, relative 1.9e-16'],
  ['0.2', '0.3', '0.1 too small'],
  ['2.5', '2', '0.5 too large: not cut to a whole number'],
  ['2', '2.5', '0.5 too small: cut to a whole number'],
  ['NaN', '2', 'not a number'],
  ['Infinity', '2', 'infinity instead of a number'],
  ['-Infinity', '2', 'minus infinity instead of a number'],
  ['undefined', '2', 'undefined instead of a number'],
  ['"2"', '2', 'the number as a text'],
  ['2', '"2"', 'a number instead of its text'],
  ['"x"', '2', 'a text instead of a number'],
  ['false', 'true', 'false instead of true'],
  ['null', '[1]', 'null instead of a list'],
  ['1', '[1]', 'not in a list'],
  ['[1]', '1', 'in a list of its own'],
  ['[2, 1]', '[1, 2]', 'same elements, other order'],
  ['[1, 2, 3]', '[1, 2]', 'one element too many: 3'],
  ['[1]', '[1, 2, 2]', '2 elements too few: 2, 2'],
  ['[5]', '[1, 2]', 'one element too few'],
  ['Set {1}', 'Set {1, 2}', 'one element too few: 2'],
  ['Map {"a" => 1}', 'Map {}', 'one element too many: "a" => 1'],
  ['{b: 1}', '{a: 1, b: 1}', 'a missing'],
  ['{a: 1, c: 2}', '{a: 1}', 'c too much'],
  ['Point {x: 1}', '{x: 1}', 'a Point instead of an object'],
  ['"abca"', '"abcb"', 'text ends with "a" instead of "b"'],
  ['"xbc"', '"abc"', 'text starts with "x" instead of "a"'],
  ['"axc"', '"abc"', 'text has "x" instead of "b" at 1'],
  ['"ab"', '"abc"', '"c" missing at the end'],
  ['"aab"', '"ab"', '"a" too much at 1'],
  ['"ABC"', '"abc"', 'the same letters, other case'],
  ['"cba"', '"abc"', 'backwards'],
  ['" abc"', '"abc"', 'other white space around it'],
  ['""', '"abc"', 'an empty text'],
  ['[function f]', '3', '[function f] instead of a number'],
]

describe('compareValues', () => {
  test.each(HOW)('%s for %s: %s', (actual, expected, how) => {
    expect(compare(actual, expected)).toEqual({ path: '', expected, actual, how })
  })

  test('tells the way to the first part that differs, and how many others do', () => {
    expect(compare('[1, {a: [2, 3]}]', '[1, {a: [2, 4]}]')).toEqual({
      path: '[1].a[1]',
      expected: '4',
      actual: '3',
      how: '1 less',
    })
    expect(compare('{"x y": 1, z: 2}', '{"x y": 2, z: 3}')).toMatchObject({
      path: '["x y"]',
      how: '1 less; 1 other part differs',
    })
  })

  test('compares as values what a test compares as JSON', () => {
    expect(compare('"[1,{\\"a\\":true}]"', '"[1,{\\"a\\":false}]"')).toEqual({
      path: '[1].a',
      expected: 'false',
      actual: 'true',
      how: 'true instead of false',
    })
  })

  test('says nothing of what was cut off', () => {
    expect(compare('[1, 2, …]', '[1, 2, 3]').how).toBe('the same as far as it is shown')
    expect(compare('[1, 2, …]', '[1, 3, …]')).toMatchObject({ path: '[1]', how: '1 less' })
  })

  test('reads every picture of a value, cut or not, and finds it like itself', () => {
    const part = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true })
    fc.assert(
      fc.property(part, fc.integer({ min: 1, max: 200 }), fc.nat(60), (value, cap, cut) => {
        const { text } = snapshot(value, cap)
        expect(compare(text, text).how).toMatch(/^the same|NaN|not a number|instead of/)
        expect(() => compare(text.slice(0, cut), text)).not.toThrow()
      }),
    )
  })

  test('what can be read is read whole: numbers, texts, lists and objects of them', () => {
    const plain = fc.jsonValue({ maxDepth: 3 })
    const plainOf = (read: ReturnType<typeof readValue>): unknown => {
      if (read.kind === 'number' || read.kind === 'text') return read.value
      if (read.kind === 'list') return read.items.map(plainOf)
      if (read.kind === 'record') return [...read.entries].map(([key, item]) => [key, plainOf(item)])
      return read.text === 'null' ? null : read.text === 'true'
    }
    const asEntries = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(asEntries)
      if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value
      return Object.entries(value).map(([key, item]) => [key, asEntries(item)])
    }
    fc.assert(
      fc.property(plain, (value) => {
        expect(plainOf(readValue(JSON.stringify(value)))).toEqual(asEntries(value))
      }),
    )
  })
})
