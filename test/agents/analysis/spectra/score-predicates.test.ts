import { expect, test } from 'vitest'
import { diagnose } from '#tracemend'
import { scorePredicates } from '../../../../agents/analysis/spectra/score-predicates.ts'
import { parseSource } from '../../../../probes/parse.ts'
import { parsed } from '../../../helpers/observe.ts'

/** Scores of the probe points by `line label`, from a run in an isolate. */
async function scoresOf(text: string, calls: readonly string[]) {
  const task = {
    id: 'task',
    root: '.',
    source: { path: 'program.js', text },
    tests: { path: 'program.test.js', text: calls.map((call) => `console.assert(${call})`).join('\n') },
  }
  const { tests, trace } = await diagnose({ source: task.source, tests: task.tests })
  const scores = scorePredicates({ task, source: parsed(text), baseline: tests, trace: trace!, parse: parseSource })
  return {
    scores,
    at: (label: string) => Math.max(...trace!.points.filter((p) => p.label === label).map(({ id }) => scores[id]!)),
  }
}

test('where all tests go the same way, the value that only failing tests see is suspicious', async () => {
  const text = `function isClose(a, b) {
  const size = Math.max(a, b)
  const difference = a - b
  return difference < 1 && size > 0
}`
  const { scores, at } = await scoresOf(text, [
    'isClose(5, 5)',
    '!isClose(7, 5)',
    '!isClose(3, 5)',
    '!isClose(9, 2)',
    '!isClose(1, 4)',
  ])
  expect(at('difference')).toBeGreaterThan(0.6)
  expect(at('size')).toBeLessThan(at('difference'))
  expect(at('size > 0')).toBe(0)
  expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true)
})

test('what is only reached by failing tests, and what nothing passes, adds nothing to being reached', async () => {
  const text = 'function f(x) {\n  if (x > 1) {\n    const y = -x\n    return y\n  }\n  return x\n}'
  expect((await scoresOf(text, ['f(1) === 1', 'f(2) === 2'])).at('y')).toBe(0)
  expect((await scoresOf(text, ['f(2) === 2', 'f(3) === 3'])).scores.every((score) => score === 0)).toBe(true)
})

test('the value of an expression counts for the statement around it', async () => {
  const text = 'function f(xs, i) {\n  return String(xs[i - 1])\n}'
  const { at } = await scoresOf(text, ['f([1], 1) === "1"', 'f([1, 2], 2) === "2"', 'f([1, 2], 0) === "1"'])
  expect(at('i - 1')).toBeGreaterThan(0.5)
  expect(at('String(xs[i - 1])')).toBeGreaterThanOrEqual(at('i - 1'))
})
