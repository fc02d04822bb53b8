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
  const read = async (suite: string, file: string) => readTasks(findSuite(suite), file, await readFile(`test/fixtures/bench/${file}`, 'utf8'))
  tasks = await read('humanevalfix-js', 'humanevalfix.jsonl')
  others = await read('llm-bugs-js', 'llm-bugs.jsonl')
})

function drive(chosen: readonly BenchTask[], oracle: Oracle, jobs = 1, signal = new AbortController().signal, seen: RowOutcome[] = []) {
  const limits = Limits.parse({ maxTimeMs: 20_000, maxCandidates: 2_000 })
  const bench = { limits, seed: 1, root: process.cwd(), signal }
  return runTasks(chosen.map((task) => underOracle(task, oracle)), jobs, bench, (outcome) => seen.push(outcome))
}

describe('own rows, through repairs in real isolates', () => {
  test('with examples: repaired, nothing visible, unsound reference, green from the start', async () => {
    const { outcomes, complete } = await drive(tasks, 'visible')
    expect(complete).toBe(true)
    const [sum, even, larger] = scoresOf(outcomes)
    expect(sum).toMatchObject({ id: 'JavaScript/900', status: 'repaired', driven: true, plausible: true })
    expect(sum!.patch).toMatch(/^--- [^]*^\+/m)
    expect(even).toMatchObject({ id: 'JavaScript/901', status: 'no-visible-tests', driven: false, plausible: false, patch: null })
    expect(larger).toMatchObject({ id: 'JavaScript/903', status: 'already-green', driven: false, candidates: 0 })
    expect(leftOut(outcomes, 'unsound')).toEqual([{ id: 'JavaScript/902', reason: expect.stringContaining('1 of 1 tests fail') }])
    expect(summarise(outcomes)).toMatchObject({ tasks: 3, driven: 1, plausible: 1, unsound: 1, alreadyGreen: 1, noVisibleTests: 1 })
  })

  test('with all tests: more is driven, and whatever is plausible is correct; two jobs find what one finds', async () => {
    const one = await drive(tasks, 'full', 1)
    const two = await drive(tasks, 'full', 2)
    const figures = (outcomes: readonly RowOutcome[]) => scoresOf(outcomes).map(({ ms: _, ...score }) => score)
    expect(figures(two.outcomes)).toEqual(figures(one.outcomes))
    expect(summarise(one.outcomes)).toMatchObject({ driven: 3, plausible: 3, correct: 3, overfitting: 0 })
  })

  test('a package that is not there makes a row unusable, by name; a stub of a module is no hindrance', async () => {
    const { outcomes } = await drive(others, 'visible')
    expect(leftOut(outcomes, 'unusable')).toEqual([{ id: 'own/2', reason: 'needs the package no-such-package-here' }])
    expect(scoresOf(outcomes)).toMatchObject([{ id: 'own/1', status: 'repaired', plausible: true, correct: true }])
  })

  test('a patch that only fits the examples is overfitting', async () => {
    const [sum] = tasks
    const misleading = { ...sum!, heldOutTests: { path: 'program.test.js', text: 'console.assert(sumUpTo(1) === 1)\nconsole.assert(true)' } }
    const program = { path: 'program.js', text: 'const sumUpTo = (n) => n + n - 1' }
    const { outcomes } = await drive([{ ...misleading, program, reference: sum!.reference }], 'visible')
    expect(scoresOf(outcomes)).toMatchObject([{ driven: true, plausible: true }])
    const [score] = scoresOf(outcomes)
    expect(summarise(outcomes).overfitting).toBe(score!.correct ? 0 : 1)
  })

  test('an interrupted run keeps what was finished', async () => {
    const controller = new AbortController()
    const seen: RowOutcome[] = []
    const stopAfterOne = new Proxy(seen, {
      set: (list, key, value) => {
        if (key === '0') controller.abort()
        return Reflect.set(list, key, value)
      },
    })
    const { outcomes, complete } = await drive(tasks, 'full', 1, controller.signal, stopAfterOne)
    expect(complete).toBe(false)
    expect(scoresOf(outcomes).map((score) => score.id)).toEqual(['JavaScript/900'])
  })
})
