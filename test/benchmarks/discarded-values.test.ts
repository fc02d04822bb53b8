import { expect, test } from 'vitest'
import { findDiscardedValue } from '../../benchmarks/discarded-values.ts'

const find = (text: string) => findDiscardedValue({ path: 'program.test.ts', text })

test.each([
  ['console.assert(f(1) === (8, 13))', '8, 13'],
  ["check(f(), [(0, 'a'), (1, 4)])", "0, 'a'"],
  ['assert(same(f(), (null, -1)))', 'null, -1'],
  ['const n: number = (low, high)', 'low, high'],
])('%s', (text, expected) => {
  expect(find(text)).toBe(expected)
})

test.each([
  'for (let i = 0, j = 9; i < j; i++, j--) check(f(i, j), [i, j])',
  'const value = (count++, count)',
  'const value = (setUp(), f())',
  'check(f((a, b) => a), 1)',
  'this does not parse (1, 2',
])('%s: nothing is discarded that matters', (text) => {
  expect(find(text)).toBeNull()
})
