import { describe, expect, test } from 'vitest'
import { Limits } from '#core'
import { unrepaired } from '../../benchmarks/report/unrepaired.ts'
import { TaskScore, type BenchResult } from '../../benchmarks/result.ts'
import { runTasks } from '../../benchmarks/run-tasks.ts'
import { scoresOf, summarise } from '../../benchmarks/score.ts'
import type { BenchTask } from '../../benchmarks/task.ts'

const tests = { path: 'program.test.js', text: 'console.assert(f(1) === 1)\nconsole.assert(f(7) === 13)\n' }

/** No single change gets there, and one test passes with any `return 1`. */
const task: BenchTask = {
  id: 'own/fibonacci',
  problem: 'fibonacci',
  program: { path: 'program.js', text: 'function f(n) {\n    let a = 0\n  return a\n}\n' },
  reference: {
    path: 'program.js',
    text: 'function f(n) {\n  let a = 0\n  let b = 1\n  while (n-- > 0) [a, b] = [b, a + b]\n  return a\n}',
  },
  visibleTests: tests,
  heldOutTests: null,
  description: null,
}

describe('rows that were not repaired', { timeout: 60_000 }, () => {
  test('tell how near the repair came, where it looked, and the edit it would need', async () => {
    const limits = Limits.parse({ maxTimeMs: 20_000, maxCandidates: 100 })
    const bench = { limits, seed: 1, root: process.cwd(), signal: new AbortController().signal }
    const { outcomes } = await runTasks([task], 1, bench, () => {})
    const [score] = scoresOf(outcomes)
    expect(TaskScore.parse(score)).toEqual(score)
    const { missed } = score!
    expect(missed).toMatchObject({ failing: 2, neededLines: 2 })
    expect(missed!.needed).toBe(
      '@@ -2,2 +2,4 @@\n   let a = 0\n+  let b = 1\n+  while (n-- > 0) [a, b] = [b, a + b]\n   return a\n',
    )
    expect(missed!.suspects.map(({ line }) => line)).toEqual(expect.arrayContaining([2, 3]))

    const result = { tasks: scoresOf(outcomes), summary: summarise(outcomes) } as BenchResult
    expect(unrepaired(result)).toMatch(
      /^not repaired: 1\n\nown\/fibonacci: (stopped|improved|unrepaired) after \d+ candidates[^]* of 2 failing tests fixed; [^]*suspect: line \d \(1\.00\)[^]*the edit it would need:\n {4}@@ -2,2 \+2,4 @@\n[^]* {4}\+ {2}let b = 1\n/,
    )
  })

  test('the smallest needed edit comes first; what was repaired, or never driven, is not listed', () => {
    const missed = { failing: 1, fixed: 0, suspects: [], needed: '@@ -1,1 +1,1 @@\n-a\u001B[31m\n+b\n', neededLines: 2 }
    const row = {
      problem: 'p',
      shown: 0,
      correctAmongShown: false,
      equal: null,
      candidates: 1,
      ms: 1,
      toPatchMs: null,
      patch: null,
      operators: [],
      detail: 'nothing',
      correct: false,
    } as const
    const unfixed = { ...row, status: 'unrepaired', driven: true, plausible: false } as const
    const result = {
      tasks: [
        { ...unfixed, id: 'broken', status: 'failed', missed: null },
        { ...unfixed, id: 'large', missed: { ...missed, neededLines: 9 } },
        { ...unfixed, id: 'small', missed: { ...missed, failing: 0, fixed: 4 } },
        { ...row, id: 'fixed', status: 'repaired', driven: true, plausible: true, missed: null },
        { ...row, id: 'green', status: 'already-green', driven: false, plausible: false, missed: null },
      ],
    } as unknown as BenchResult
    const text = unrepaired(result)
    expect(text.match(/^\w+(?=:)/gm)).toEqual(['small', 'large', 'broken'])
    expect(text).toContain('4 tests fixed, of how many no run could tell; nothing better was found')
    expect(text).toContain('0 of 1 failing tests fixed; nothing better was found')
    expect(text).not.toContain('\u001B')
  })
})
