import { expect, test } from 'vitest'
import { oneLine } from '#core'

test.each([
  ['f(\n  a,\r\n\tb)', 'f( a, b)'],
  ["count('a  b')", "count('a  b')"],
  ["count('a  b',\n  1)", "count('a  b', 1)"],
  ['a \u2028 b', 'a b'],
  ["'a\u00A0b'", "'a\u00A0b'"],
])('%j becomes %j', (text, line) => {
  expect(oneLine(text)).toBe(line)
})
