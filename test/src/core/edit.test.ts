import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { applyEdits, code, composeEdits, renderEdits, toSpan, type Edit } from '#core'

const edit = (start: number, end: number, ...replacement: Edit['replacement']): Edit => ({ start, end, replacement })

describe('code', () => {
  it('keeps nodes as ranges and numbers as text', () => {
    expect(code`Math.abs(${{ start: 4, end: 9 }}) + ${1}`).toEqual(['Math.abs(', { start: 4, end: 9 }, ') + ', '1'])
  })

  it('refuses a node that has no place', () => {
    expect(() => code`!${{ start: null, end: null }}`).toThrow(TypeError)
    expect(() => toSpan({})).toThrow('without a place')
  })
})

describe('applyEdits', () => {
  const text = 'return a - b'
  it.each<[string, Edit[], string]>([
    ['nothing', [], 'return a - b'],
    ['a replacement', [edit(9, 10, '+')], 'return a + b'],
    ['an insertion', [edit(7, 7, '-')], 'return -a - b'],
    ['a deletion', [edit(8, 12)], 'return a'],
    ['copied ranges', [edit(7, 12, { start: 11, end: 12 }, ' - ', { start: 7, end: 8 })], 'return b - a'],
    ['several', [edit(7, 7, 'Math.abs('), edit(12, 12, ')')], 'return Math.abs(a - b)'],
  ])('applies %s', (_, edits, expected) => {
    expect(applyEdits(text, edits)).toBe(expected)
  })

  it('reads copied ranges from the view that is rendered', () => {
    const blanked = (start: number, end: number) => 'let x    = 1; y'.slice(start, end)
    expect(renderEdits([edit(14, 15, { start: 0, end: 12 })], blanked, 0, 15)).toBe('let x    = 1; let x    = 1')
  })
})

describe('composeEdits', () => {
  it('sorts edits of several lists by place', () => {
    const composed = composeEdits([edit(8, 9, 'x')], [edit(0, 1, 'y')])
    expect(composed).toEqual([edit(0, 1, 'y'), edit(8, 9, 'x')])
  })

  it.each<[string, Edit, Edit]>([
    ['overlap', edit(0, 4, 'x'), edit(3, 5, 'y')],
    ['one inside the other', edit(0, 9, 'x'), edit(3, 5, 'y')],
    ['the same insertion point', edit(3, 3, 'x'), edit(3, 3, 'y')],
    ['the same range', edit(3, 5, 'x'), edit(3, 5, 'y')],
  ])('refuses %s', (_, a, b) => {
    expect(composeEdits([a], [b])).toBeNull()
  })

  it('changes nothing outside of the edits', () => {
    const edits = fc.array(
      fc.record({ start: fc.nat(40), length: fc.nat(5), replacement: fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }) }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(fc.string({ minLength: 45, maxLength: 60 }), edits, (text, raw) => {
        const composed = composeEdits(raw.map(({ start, length, replacement }) => edit(start, start + length, ...replacement)))
        fc.pre(composed !== null)
        const added = composed.flatMap((one) => one.replacement as string[]).join('').length
        const removed = composed.reduce((sum, one) => sum + one.end - one.start, 0)
        const result = applyEdits(text, composed)
        expect(result).toHaveLength(text.length + added - removed)
        expect(result.startsWith(text.slice(0, composed[0]?.start ?? 0))).toBe(true)
        expect(result.endsWith(text.slice(composed.at(-1)?.end ?? 0))).toBe(true)
      }),
    )
  })
})
