import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { argumentsByName } from '../../../../src/report/fault/parameters.ts'
import { clip, clipPair, some, testName, testNames, WIDTH, wrap } from '../../../../src/report/fault/told.ts'
import { snapshot } from '../../../helpers/record.ts'

describe('arguments by the names of the parameters', () => {
  const of = (label: string, ...values: unknown[]) => argumentsByName(label, snapshot(values, 80))

  test.each([
    ['f(a, b)', [1, 'x, "y"], ['], ['a = 1', 'b = "x, \\"y\\"], ["']],
    ['f(xs, o)', [[1, [2, 3]], { p: [4, 5], q: { r: 6 } }], ['xs = [1, [2, 3]]', 'o = {p: [4, 5], q: {r: 6}}']],
    ['f(a)', [1, 2], ['a = 1']],
    ['f()', [], []],
  ] as const)('%s of %j', (label, values, expected) => {
    expect(of(label, ...values)?.map(([name, text]) => `${name} = ${text}`)).toEqual(expected)
  })

  test.each([
    ['a pattern', of('f({ a }, b)', { a: 1 }, 2)],
    ['a rest', of('f(...xs)', 1, 2)],
    ['too few values', of('f(a, b)', 1)],
    ['a list that was cut', of('f(a, b)', 'x'.repeat(200), 1)],
    ['a label that was cut', argumentsByName('f(a, b…', snapshot([1, 2], 80))],
  ])('%s tells none apart', (_, found) => {
    expect(found).toBeNull()
  })

  test('whatever the values, those of names are the values', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1, maxLength: 3 }), (values) => {
        const names = values.map((_, i) => `p${i}`)
        const found = argumentsByName(`f(${names.join(', ')})`, snapshot(values, 4000))
        expect(found).toEqual(values.map((value, i) => [names[i], snapshot(value, 4000).text]))
      }),
      { numRuns: 200, seed: 3 },
    )
  })
})

test('a text that is cut is as long as it may be, on one line and safe to print', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 2, max: 40 }), (text, max) => {
      expect(clip(text, max).length).toBeLessThanOrEqual(max)
      expect(clip(text, max)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u)
    }),
  )
  expect(clip('"two  spaces\\n"', 40)).toBe('"two  spaces\\n"')
  expect(clip('a\n   b', 40)).toBe('a b')
})

test('of two long texts it is the places where they differ that are shown', () => {
  const [a, b] = clipPair(`${'same '.repeat(30)}one`, `${'same '.repeat(30)}two`, 30)
  expect([a.slice(-3), b.slice(-3)]).toEqual(['one', 'two'])
  expect(Math.max(a.length, b.length)).toBeLessThanOrEqual(30)
  expect(clipPair('[1, 2]', '[1, 3]', 30)).toEqual(['[1, 2]', '[1, 3]'])
  expect(clipPair(`x${'y'.repeat(90)}`, `z${'y'.repeat(90)}`, 10)).toEqual([`x${'y'.repeat(8)}…`, `z${'y'.repeat(8)}…`])
})

test('words go over as many lines as they need', () => {
  const text = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ')
  const lines = wrap(text, '    ')
  expect(lines.every((line) => line.startsWith('    word') && line.length <= WIDTH)).toBe(true)
  expect(lines.map((line) => line.trim()).join(' ')).toBe(text)
})

test('a word that is longer than a line is broken, and no character cut in two', () => {
  const word = '🦕'.repeat(WIDTH)
  for (const indent of ['  ', '   ']) {
    const lines = wrap(`so ${word} long`, indent)
    expect(lines.every((line) => line.length <= WIDTH && line.isWellFormed())).toBe(true)
    expect(lines.join('').replaceAll(' ', '')).toBe(`so${word}long`)
  }
  expect([clip(word, 10), clip(word, 11)]).toEqual(['🦕🦕🦕🦕…', '🦕🦕🦕🦕🦕…'])
})

test('tests are named shortly', () => {
  expect(testName('L4')).toBe('L4')
  expect(testName(null)).toBe('loading')
  expect(testName('sum > of numbers > adds two of them')).toBe('"adds two of them"')
  expect(testNames(['L1', 'L2'])).toBe('L1 and L2')
  expect(testNames(['L1', 'L2', 'L3', 'L4', 'L5'])).toBe('L1, L2, L3 and 2 more')
})

test('some of a list, and how many more', () => {
  const show = (n: number) => [String(n)]
  expect(some({ all: false }, [1, 2, 3], 2, 'numbers', show)).toEqual(['1', '2', '  … and 1 more number'])
  expect(some({ all: false }, [1, 2, 3, 4], 2, 'numbers', show).at(-1)).toBe('  … and 2 more numbers')
  expect(some({ all: true }, [1, 2, 3], 2, 'numbers', show)).toEqual(['1', '2', '3'])
})
