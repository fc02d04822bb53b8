import { expect, it } from 'vitest'
import { positionAt } from '#core'

it.each([
  ['ab\ncd', 0, 1, 0],
  ['ab\ncd', 2, 1, 2],
  ['ab\ncd', 3, 2, 0],
  ['ab\r\ncd', 5, 2, 1],
  ['ab\rcd\r\r', 7, 4, 0],
  ['', 0, 1, 0],
])('finds line and column in %j at %i', (text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ line, column })
})
