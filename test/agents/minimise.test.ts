import { describe, expect, it } from 'vitest'
import { applyEdits, type Edit } from '#core'
import { minimise } from '../../agents/minimise.ts'

const edit = (start: number, end: number, ...replacement: Edit['replacement']): Edit => ({ start, end, replacement })
const source = 'return a - b * c'

describe('minimise', () => {
  it('leaves out edits that are not needed', async () => {
    const edits = [edit(7, 8, 'x'), edit(9, 10, '+'), edit(13, 14, '/')]
    const kept = await minimise(source, edits, (some) => Promise.resolve(applyEdits(source, some).includes('+')))
    expect(kept).toEqual([edit(9, 10, '+')])
  })

  it('keeps edits that are needed together', async () => {
    const edits = [edit(7, 8, 'x'), edit(9, 10, '+'), edit(13, 14, '/')]
    const both = (some: readonly Edit[]) => /x.*\//.test(applyEdits(source, some))
    const kept = await minimise(source, edits, (some) => Promise.resolve(both(some)))
    expect(applyEdits(source, kept)).toBe('return x - b / c')
  })

  it('trims what an edit repeats of the original, and never asks about a single edit', async () => {
    const kept = await minimise(source, [edit(7, 12, { start: 7, end: 8 }, ' + b')], () => Promise.reject(new Error('asked')))
    expect(kept).toEqual([edit(9, 10, '+')])
  })

  it.each<[string, Edit]>([
    ['insertion at the end', edit(16, 16, ' + 1')],
    ['deletion', edit(8, 12)],
    ['insertion of what stands beside it', edit(8, 8, ' -', ' -')],
    ['replacement of all', edit(0, 16, 'return b')],
  ])('trims an %s without changing its effect', async (_, one) => {
    const kept = await minimise(source, [one], () => Promise.resolve(true))
    expect(applyEdits(source, kept)).toBe(applyEdits(source, [one]))
  })
})
