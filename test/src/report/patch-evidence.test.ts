import { expect, test } from 'vitest'
import { EMPTY_FAULT_REPORT, type Difference } from '#core'
import { patchEvidence } from '../../../src/report/patch-evidence.ts'

const failure = { kind: 'assertion', errorName: 'AssertionError', message: 'not\nequal' } as const
const difference: Difference = {
  test: 'L2',
  assertion: 'add(1, 2) === 3',
  call: 'add(1, 2)',
  event: 1,
  path: '',
  expected: '3',
  actual: '-1',
  how: '4 more',
}
const fault = { ...EMPTY_FAULT_REPORT, failures: [{ test: 'L2', name: 'adds', failure }], differences: [difference] }

test('tells what a call of a fixed test gave, and where in it the difference is', () => {
  expect(patchEvidence(['L2'], fault)).toBe('`add(1, 2)` gave `-1`, not `3`')
  const inside = { ...fault, differences: [{ ...difference, path: '[0]' }] }
  expect(patchEvidence(['L2'], inside)).toBe('`add(1, 2)` gave `-1`, not `3` (at `[0]`)')
})

test('tells the failure where no call is known, and nothing of tests that still fail', () => {
  expect(patchEvidence(['L2'], { ...fault, differences: [{ ...difference, call: null }] })).toBe('adds: not equal')
  expect(patchEvidence(['L1'], fault)).toBe('')
  expect(patchEvidence(['L2'], null)).toBe('')
})
