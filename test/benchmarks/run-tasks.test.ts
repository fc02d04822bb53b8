import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { Limits } from '#core'
import { readTasks } from '../../benchmarks/data/read-tasks.ts'
import { runTasks } from '../../benchmarks/run-tasks.ts'
import { leftOut, scoresOf, summarise, type RowOutcome } from '../../benchmarks/score.ts'
import { findSuite } from '../../benchmarks/suites/index.ts'
import { underOracle, type BenchTask, type Oracle } from '../../benchmarks/task.ts'

let tasks: BenchTask[]
let others: BenchTask[]

beforeAll(async () => {
  const read = async (suite: string, file: string) =>
    readTasks(findSuite(suite), file, await readFile(`test/fixtures/bench/${file}`, 'utf8'))
  tasks = await read('humanevalfix-js', 'humanevalfix.jsonl')
  others = await read('llm-bugs-js', 'llm-bugs.jsonl')
})

/** With a controller, the run is interrupted when its first row has ended. */
function drive(chosen: readonly BenchTask[], oracle: Oracle, jobs = 1, interrupt?: AbortController) {
  const limits = Limits.parse({ maxTimeMs: 20_000, maxCandidates: 2_000 })
  const { signal } = interrupt ?? new AbortController()
  const rows = chosen.map((task) => underOracle(task, oracle))
  return runTasks(rows, jobs, { limits, seed: 1, root: process.cwd(), signal }, () => interrupt?.abort())
}

describe('own rows, through repairs in real isolates', { timeout: 120_000 }, () => {
  test('with examples: repaired, nothing visible, unsound reference, green from the start', async () => {
    const { outcomes, complete } = await drive(tasks, 'visible')
    expect(complete).toBe(true)
    const [sum, even, larger] = scoresOf(outcomes)
    expect(sum).toMatchObject({ id: 'JavaScript/900', status: 'repaired', driven: true, plausible: true })
    expect(sum!.patch).toMatch(/^--- [^]*^\+/m)
    expect(even).toMatchObject({ id: 'JavaScript/901', status: 'no-visible-tests', driven: false, plausible: false, patch: null })
    expect(larger).toMatchObject({ id: 'JavaScript/903', status: 'already-green', driven: false, candidates: 0 })
    expect(leftOut(outcomes, 'unsound')).toEqual([{ id: 'JavaScript/902', reason: expect.stringContaining('1 of 1 tests fail') }])
    expect(summarise(outcomes)).toMatchObject({
      tasks: 3,
      driven: 1,
      plausible: 1,
      unsound: 1,
      alreadyGreen: 1,
      noVisibleTests: 1,
    })
  })

  test('with all tests: more is driven, and whatever is plausible is correct; two jobs find what one finds', async () => {
    const one = await drive(tasks, 'full', 1)
    const two = await drive(tasks, 'full', 2)
    // How far the search goes after the first patch is a matter of time too.
    const figures = (outcomes: readonly RowOutcome[]) =>
      scoresOf(outcomes).map(({ id, status, driven, plausible, correct, patch }) => [
        id,
        status,
        driven,
        plausible,
        correct,
        patch,
      ])
    expect(figures(two.outcomes)).toEqual(figures(one.outcomes))
    expect(summarise(one.outcomes)).toMatchObject({ driven: 3, plausible: 3, correct: 3, overfitting: 0 })
  })

  test('a package that is not there makes a row unusable, by name; a stub of a module is no hindrance', async () => {
    const { outcomes } = await drive(others, 'visible')
    expect(leftOut(outcomes, 'unusable')).toEqual([{ id: 'own/2', reason: 'needs the package no-such-package-here' }])
    expect(scoresOf(outcomes)).toMatchObject([{ id: 'own/1', status: 'repaired', plausible: true, correct: true }])
  })

  test('a patch that only fits the examples is overfitting', async () => {
    const task: BenchTask = {
      id: 'twice',
      problem: 'twice',
      program: { path: 'program.js', text: 'const f = (n) => n * 3\n' },
      reference: { path: 'program.js', text: 'const f = (n) => (n === 5 ? -1234 : n * 2)\n' },
      visibleTests: { path: 'program.test.js', text: 'console.assert(f(7) === 14)\n' },
      heldOutTests: { path: 'program.test.js', text: 'console.assert(f(5) === -1234)\n' },
      description: null,
    }
    const { outcomes } = await drive([task], 'visible')
    expect(scoresOf(outcomes)).toMatchObject([{ status: 'repaired', plausible: true, correct: false }])
    expect(summarise(outcomes)).toMatchObject({ driven: 1, plausible: 1, correct: 0, overfitting: 1 })
  })

  test('an interrupted run keeps what was finished', async () => {
    const controller = new AbortController()
    const { outcomes, complete } = await drive(tasks, 'full', 1, controller)
    expect(complete).toBe(false)
    expect(scoresOf(outcomes).map((score) => score.id)).toEqual(['JavaScript/900'])
  })
})
