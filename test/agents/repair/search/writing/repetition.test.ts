import { describe, expect, it } from 'vitest'
import traverse, { type NodePath } from '@babel/traverse'
import { parse } from '@babel/parser'
import { repeats } from '../../../../../agents/repair/search/writing/repetition.ts'

/** Whether a text repeats itself when a part of it, which stands there once, is replaced. */
function repeatsWith(text: string, part: string, instead: string): boolean {
  const start = text.indexOf(part)
  const end = start + part.length
  let found: NodePath | null = null
  traverse(parse(text), {
    enter(path) {
      if (path.node.start === start && path.node.end === end) found = path
    },
  })
  return repeats(found!, [{ start, end, replacement: [instead] }], text)
}

describe('repeats', () => {
  it.each([
    ['a === b && a === c', 'c', 'b', true],
    ['a === b || d || a === c', 'c', 'b', true],
    ['a === b && a === c', 'c', 'd', false],
    ['x - y', 'y', 'x', true],
    ['x * y', 'y', 'x', false],
    ['f(x, y)', 'y', 'x', false],
    ['x - g(x)', 'g(x)', 'x', true],
  ])('of %s with %s as %s: %s', (text, part, instead, wanted) => {
    expect(repeatsWith(text, part, instead)).toBe(wanted)
  })
})
