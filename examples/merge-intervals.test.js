import { describe, expect, it } from 'vitest'
import { mergeIntervals } from './merge-intervals.js'

describe('mergeIntervals', () => {
  it('keeps intervals that are apart', () => {
    expect(mergeIntervals([[1, 2], [4, 6]])).toEqual([[1, 2], [4, 6]])
  })

  it('merges intervals that overlap', () => {
    expect(mergeIntervals([[1, 3], [2, 6], [8, 10]])).toEqual([[1, 6], [8, 10]])
  })

  it('merges intervals that touch', () => {
    expect(mergeIntervals([[1, 4], [4, 5]])).toEqual([[1, 5]])
  })

  it('takes intervals in any order', () => {
    expect(mergeIntervals([[8, 10], [1, 3], [2, 6]])).toEqual([[1, 6], [8, 10]])
  })

  it('keeps the longer end when one interval lies inside another', () => {
    expect(mergeIntervals([[1, 10], [2, 3], [12, 13]])).toEqual([[1, 10], [12, 13]])
  })

  it('merges a chain of intervals inside one another', () => {
    expect(mergeIntervals([[0, 20], [5, 15], [6, 7], [18, 25]])).toEqual([[0, 25]])
  })

  it('returns nothing for nothing', () => {
    expect(mergeIntervals([])).toEqual([])
  })
})
