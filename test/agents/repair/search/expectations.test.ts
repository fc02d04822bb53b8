import { describe, expect, it } from 'vitest'
import type { TestResult } from '#core'
import { expectationsOf, kindOfText } from '../../../../agents/repair/search/expectations.ts'

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
    const { wanted, given, values } = expectationsOf([failed('L1', 'true', "'Yes'"), failed('L2', 'false', "'No'")])
    expect([...wanted]).toEqual(['boolean'])
    expect(given).toBe('string')
    expect(values).toEqual(['true', 'false'])
  })

  it('want nothing where the kinds agree, and name no results where they are many', () => {
    const many = [1, 2, 3, 4, 5].map((n) => failed(`L${n}`, String(n), '0'))
    const { wanted, values } = expectationsOf(many)
    expect([...wanted]).toEqual([])
    expect(values).toEqual([])
  })
})
