import { describe, expect, it } from 'vitest'
import type { TestResult } from '#core'
import { parseText } from '../../helpers.ts'
import { expectationsOf, kindOfText } from '../../../../../agents/repair/search/scene/expectations.ts'

const failed = (id: string, expected: string, actual: string): TestResult => ({
  id,
  name: id,
  line: 1,
  status: 'failed',
  failure: { kind: 'assertion', errorName: 'AssertionError', message: '', expected, actual },
})

describe('expectations', () => {
  it.each([
    ['[ 1, 2 ]', 'array'],
    ['{ a: 1 }', 'object'],
    ["'x'", 'string'],
    ['-1.5e3', 'number'],
    ['NaN', 'number'],
    ['true', 'boolean'],
    ['undefined', 'null'],
    ['Symbol(x)', 'unknown'],
  ] as const)('read %s as %s', (text, kind) => {
    expect(kindOfText(text)).toBe(kind)
  })

  it('name the kinds that are wanted and never given, and the few results that are wanted', () => {
    const { wanted, given, values } = expectationsOf({
      baseline: [failed('L1', 'true', "'Yes'"), failed('L2', 'false', "'No'")],
      parse: parseText,
    })
    expect([...wanted]).toEqual(['boolean'])
    expect(given).toBe('string')
    expect(values).toEqual(['true', 'false'])
  })

  it('want nothing where the kinds agree, and name no results where they are many', () => {
    const many = [1, 2, 3, 4, 5].map((n) => failed(`L${n}`, String(n), '0'))
    const { wanted, values } = expectationsOf({ baseline: many, parse: parseText })
    expect([...wanted]).toEqual([])
    expect(values).toEqual([])
  })

  it.each([
    [['[ 3, 1 ]', '[ 1, 3 ]'], ['[ 2, 9 ]', '[ 9, 2 ]'], '$.reverse()'],
    [["'[ab]'", "'ab'"], ["'[c]'", "'c'"], '"[" + $ + "]"'],
    [["'$5'", "'5'"], ["'$0.1'", "'0.1'"], '"\\x24" + $'],
    [['12', '5'], ['9', '2'], '$ + 7'],
    [["'21'", '[ 1, 2 ]'], ["'93'", '[ 3, 9 ]'], "$.reverse().join('')"],
    [["'1 2'", '[ 2, 1 ]'], ["'3 9'", '[ 9, 3 ]'], "$.sort((a, b) => a - b).join(' ')"],
  ] as const)('work out what makes the results right: %s, %s by %s', (one, two, text) => {
    const baseline = [one, two].map(([expected, actual], i) => failed(`L${i}`, expected, actual))
    expect(expectationsOf({ baseline, parse: parseText }).transforms.map((transform) => transform.text)).toContain(text)
  })

  it('trust no constant that only one test speaks for', () => {
    expect(expectationsOf({ baseline: [failed('L1', '36', '8')], parse: parseText }).transforms).toEqual([])
  })
})
