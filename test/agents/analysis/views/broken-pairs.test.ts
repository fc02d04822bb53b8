import { expect, test } from 'vitest'
import { brokenPairs, brokenPairsWithin } from '../../../../agents/analysis/views/broken-pairs.ts'
import { callsOf, resultOf } from '../../../../agents/analysis/views/calls.ts'
import { runCases, type Case } from '../../../helpers/run-cases.ts'

const TEXT = `const isEven = (n) => n % 2 === 0
const evens = (ns) => ns.filter((n) => isEven(n)).length`
const CASES: readonly Case[] = [
  ['evens([1, 2])', 1],
  ['evens([2, 4])', 0],
]

test('a candidate that changes what a helper gives in tests that passed', () => {
  const before = runCases(TEXT, CASES).trace
  const after = runCases(TEXT.replace('n % 2 === 0', 'n % 4 === 0'), CASES).trace
  const pairs = brokenPairs(before, after, ['t0'])
  expect(pairs.map(({ functionName }) => functionName)).toEqual(['isEven'])
  expect(pairs[0]!.kept).toMatchObject({ test: 't0', entry: { value: { text: '[2]' } } })
  expect(resultOf(pairs[0]!.kept)).toBe('true')
  expect(resultOf(pairs[0]!.broken)).toBe('false')
  expect(brokenPairs(before, before, ['t0', 't1'])).toEqual([])
  expect(brokenPairs(before, after, [])).toEqual([])
})

test('within one run: a helper that keeps what it should not; one that says something new each time is none', () => {
  const text = `let last = null
let count = 0
function next(by) { count += by; return count }
function clean(text) { if (last === null) last = text.trim(); return last }
function greet(name) { next(1); return 'Hi ' + clean(name) }`
  const observed = runCases(text, [
    ["greet('Al') + greet('Bo')", 'Hi AlHi Al'],
    ["greet('Bo')", 'Hi Bo'],
  ])
  expect(brokenPairsWithin(callsOf(observed.trace), ['t0'], ['t1']).map(({ functionName }) => functionName)).toEqual(['clean'])
})
