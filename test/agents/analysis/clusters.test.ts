import { expect, test } from 'vitest'
import { clusterFailures } from '../../../agents/analysis/clusters.ts'
import { runCases } from '../../helpers/run-cases.ts'

const TEXT = `function price(kind, n) {
  if (kind === 'book') {
    const each = 10
    if (n > 9) return each * n - 1
    return each + n
  }
  if (kind === 'pen') {
    const each = 1
    return each - n
  }
  return kind.missing.value
}`

test('failing tests by their error and their way through the program, the largest cluster first', () => {
  const observed = runCases(TEXT, [
    ["price('pen', 2)", 2],
    ["price('book', 2)", 20],
    ["price('book', 10)", 100],
    ["price('book', 0)", 10],
    ["price('car', 1)", 0],
    ["price('book', 3)", 30],
  ])
  expect(clusterFailures(observed)).toEqual([
    { tests: ['t1', 't2', 't5'], errorName: 'AssertionError', line: 2 },
    { tests: ['t0'], errorName: 'AssertionError', line: 7 },
    { tests: ['t4'], errorName: 'TypeError', line: 7 },
  ])
})

test('tests that all go the same way are one cluster, and so are tests of which nothing was seen', () => {
  const same = runCases('const f = n => n + 1', [
    ['f(1)', 1],
    ['f(2)', 2],
  ])
  expect(clusterFailures(same)).toEqual([{ tests: ['t0', 't1'], errorName: 'AssertionError', line: null }])
  const unseen = { ...same, trace: { ...same.trace, spectra: [] } }
  expect(clusterFailures(unseen)).toEqual([{ tests: ['t0', 't1'], errorName: 'AssertionError', line: null }])
  expect(clusterFailures(runCases('const f = n => n', [['f(1)', 1]]))).toEqual([])
})

test('results that are nothing at all are apart from those that are wrong', () => {
  const observed = runCases('const f = n => [0 / n, undefined, n][n]', [
    ['f(0)', 7],
    ['f(1)', 7],
    ['f(2)', 7],
  ])
  expect(clusterFailures(observed).map(({ tests }) => tests)).toEqual([['t0'], ['t1'], ['t2']])
})
