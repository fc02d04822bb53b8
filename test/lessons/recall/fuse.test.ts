import { describe, expect, it } from 'vitest'
import { diversify } from '../../../lessons/recall/diversify.ts'
import { fuse } from '../../../lessons/recall/fuse.ts'
import { storedLesson } from '../store/stored.ts'

const list = (...names: readonly string[]) => names.map((name) => ({ stored: storedLesson(name), score: 1 }))
const nameOf = ({ stored }: ReturnType<typeof fuse>[number]) => stored.lesson.provenance.run.replace('run-', '')

describe('fuse', () => {
  it('puts what several agree on before what one finds first', () => {
    const fused = fuse([
      ['keys', list('only', 'both')],
      ['shape', list('other', 'both')],
    ])
    expect(fused.map(nameOf)[0]).toBe('both')
    expect(fused[0]!.score).toBeCloseTo(2 / 62, 10)
    expect(fused[0]!.by).toEqual(['keys', 'shape'])
    expect(fused[1]!.score).toBeCloseTo(1 / 61, 10)
  })

  it('orders equals by id, in whatever order they were found', () => {
    const ways = [
      fuse([
        ['keys', list('a')],
        ['shape', list('b')],
      ]),
      fuse([
        ['shape', list('b')],
        ['keys', list('a')],
      ]),
    ]
    expect(ways[0]!.map(nameOf)).toEqual(ways[1]!.map(nameOf))
    expect(fuse([])).toEqual([])
  })
})

describe('diversify', () => {
  const recalled = (name: string, after: string) => {
    const { lesson } = storedLesson(name)
    return { lesson: { ...lesson, kept: [{ ...lesson.kept[0]!, after }] }, weight: 1, reasons: [] }
  }

  it('keeps the first of each teaching, in order, and no more than asked for', () => {
    const all = [recalled('a', 'x'), recalled('b', 'x'), recalled('c', 'y'), recalled('d', 'z')]
    expect(diversify(all, 2)).toEqual([all[0], all[2]])
    expect(diversify(all, 9)).toEqual([all[0], all[2], all[3]])
  })

  it('tells what was kept from what was refused', () => {
    const [kept] = [recalled('a', 'x')]
    const refused = {
      ...kept,
      lesson: { ...kept.lesson, kept: [], refused: [{ template: kept.lesson.kept[0]!, reason: 'regression' as const }] },
    }
    expect(diversify([kept, refused], 9)).toHaveLength(2)
  })
})
