import { describe, expect, it } from 'vitest'
import { applyEdits, code, type Edit } from '#core'
import { narrow } from '../../../../../agents/repair/search/writing/narrow.ts'

const TEXT = 'return a + b + c'
const whole = { start: 7, end: 16 }
const [a, b, c] = [7, 11, 15].map((start) => ({ start, end: start + 1 })) as [Edit, Edit, Edit]

describe('narrow', () => {
  it.each<[string, Edit['replacement'], number]>([
    ['a + b', code`${{ start: 7, end: 12 }}`, 1],
    ['Math.abs(a + b + c)', code`Math.abs(${whole})`, 2],
    ['[a, c]', code`[${a}, ${c}]`, 3],
    ['c + b + a', code`${c} + ${b} + ${a}`, 1],
    ['a + a', code`${a} + ${a}`, 1],
    ['nothing', ['nothing'], 1],
  ])('gives %s by smaller edits where ranges stay in place', (text, replacement, count) => {
    const edits = narrow([{ ...whole, replacement }])
    expect(applyEdits(TEXT, edits)).toBe(`return ${text}`)
    expect(edits).toHaveLength(count)
  })
})
