import { expect, test } from 'vitest'
import { EMPTY_FAULT_REPORT, type FaultReport } from '#core'
import { scoreSlice } from '../../../benchmarks/localization/score-slice.ts'

const sliced = (...slices: { lines: number[]; executed: number }[]): FaultReport => ({
  ...EMPTY_FAULT_REPORT,
  slice: slices.map((slice) => ({ test: 'test-1', ...slice })),
})
const sites = [{ kind: 'changed', lines: [3, 4], nodes: [] }] as const

test('a slice holds the fault when those of all failing tests hold a line of it; shares are averaged', () => {
  expect(scoreSlice(sliced({ lines: [1, 3], executed: 4 }, { lines: [4], executed: 10 }), sites)).toEqual({
    holds: true,
    share: 0.3,
  })
  expect(scoreSlice(sliced({ lines: [1, 3], executed: 4 }, { lines: [5], executed: 2 }), sites)).toEqual({
    holds: false,
    share: 0.5,
  })
})

test('without slices nothing is told', () => {
  expect(scoreSlice(sliced(), sites)).toBeNull()
  expect(scoreSlice(null, sites)).toBeNull()
})
