import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { Limits, ModelUse, type Price } from '#core'
import { createScriptedModel } from '#tracemend'
import { BENCH_ARMS, chooseArms } from '../../../benchmarks/arms/arms.ts'
import { armFigures } from '../../../benchmarks/arms/figures.ts'
import type { ArmsPlan } from '../../../benchmarks/arms/plan.ts'
import { runArms, type ArmsRow } from '../../../benchmarks/arms/run-arms.ts'
import { readTasks } from '../../../benchmarks/data/read-tasks.ts'
import type { ArmResult, RunEnd } from '../../../benchmarks/result.ts'
import { findSuite } from '../../../benchmarks/suites/index.ts'
import type { BenchTask } from '../../../benchmarks/task.ts'

const code = (text: string) => `PLAN: as described\n\`\`\`js\n${text}\n\`\`\`\n`
const usage = { input: 600, output: 400 }
const always = { times: 'always', usage } as const

/** Knows both programs, but hands in a patch for one of them that fits the example only, where it is told of the failing test. */
const SCRIPT: Parameters<typeof createScriptedModel>[0] = {
  answers: [
    { prompt: 'instrumentation', text: 'I would rather not.', ...always },
    { prompt: 'analysis', json: { rootCause: 'wrong', citations: [], plan: 'mend it', lookNext: null }, ...always },
    { prompt: 'reviewer', json: { verdict: 'agree', reason: 'as described', counterExample: null }, ...always },
    { prompt: 'tracecoder-analyse', json: { analysis: 'wrong', plan: 'mend it' }, ...always },
    { prompt: 'restart', when: 'sumUpTo', text: code('const sumUpTo = (n) => n * (n + 1) / 2'), ...always },
    { prompt: '*', when: 'sumUpTo', text: code('const sumUpTo = (n) => {\n  return 6;\n}'), ...always },
    { prompt: '*', text: code('const area = (w, h) => w * h'), ...always },
  ],
}

let tasks: BenchTask[]
beforeAll(async () => {
  const read = async (suite: string, file: string) =>
    readTasks(findSuite(suite), file, await readFile(`test/fixtures/bench/${file}`, 'utf8'))
  const [sum, , , larger] = await read('humanevalfix-js', 'humanevalfix.jsonl')
  const [area] = await read('llm-bugs-js', 'llm-bugs.jsonl')
  tasks = [sum!, area!, larger!]
})

interface Run {
  readonly script?: Parameters<typeof createScriptedModel>[0]
  readonly price?: Price
  readonly maxUsd?: number | null
  readonly interrupt?: AbortController
  readonly jobs?: number
}

async function run(names: string, { script = SCRIPT, price, maxUsd = null, interrupt, jobs = 1 }: Run = {}) {
  const languageModel = createScriptedModel(script)
  const use = ModelUse.parse({ name: 'scripted', price: price ?? { input: 0, output: 0 } })
  const plan: ArmsPlan = { arms: chooseArms(names, 'scripted'), model: { use, languageModel, maxUsd } }
  const limits = Limits.parse({ maxTimeMs: 60_000, maxCandidates: 2_000, maxTokens: 20_000, maxUsd: null })
  const signal = interrupt?.signal ?? new AbortController().signal
  const rows: ArmsRow[] = []
  const onRow = (row: ArmsRow) => {
    rows.push(row)
    interrupt?.abort()
  }
  const ran = await runArms(tasks, jobs, { limits, seed: 1, root: process.cwd(), signal }, plan, { onRow, onArm: () => {} })
  return { ...ran, told: rows, figures: armFigures(plan.arms, ran.rows) }
}

describe('all arms on rows of our own, with a scripted model', { timeout: 240_000 }, () => {
  let figures: ReadonlyMap<string, ArmResult>
  let end: RunEnd
  beforeAll(async () => {
    const ran = await run('all')
    end = ran.end
    figures = new Map(ran.figures.map((arm) => [arm.name, arm]))
  }, 240_000)

  test('every arm is scored on every row that was driven', () => {
    expect(end).toBe('done')
    expect([...figures.keys()]).toEqual(BENCH_ARMS.map(({ name }) => name))
    for (const { summary, tasks: scores } of figures.values()) {
      expect(summary).toMatchObject({ tasks: 3, driven: 2, alreadyGreen: 1, failed: 0 })
      expect(scores.map(({ id }) => id)).toEqual(['JavaScript/900', 'own/1'])
    }
  })

  test('what is left as it is, and what the search alone does, cost no tokens', () => {
    const direct = figures.get('direct')!
    expect(direct).toMatchObject({ summary: { plausible: 0 }, perCorrect: null, spent: { calls: 0, ms: 0 } })
    expect(figures.get('search')).toMatchObject({ summary: { plausible: 2 }, spent: { calls: 0, tokens: { input: 0 } } })
  })

  test('the figures show it where blind resampling is better', () => {
    const blind = figures.get('resample')!
    expect(blind.summary).toMatchObject({ plausible: 2, correct: 2 })
    expect(blind.spent.calls).toBe(2)
    expect(blind.perCorrect).toMatchObject({ calls: 1, tokens: usage })
    for (const name of ['failed', 'error', 'trace', 'causes', 'lessons', 'micro']) {
      const arm = figures.get(name)!
      expect([name, arm.summary.plausible, arm.summary.correct, arm.summary.overfitting]).toEqual([name, 2, 1, 1])
      expect([name, arm.againstBlind]).toEqual([name, { both: 1, onlyThis: 0, onlyOther: 1, neither: 0, p: 1 }])
    }
  })

  test('each call that was made is counted where it belongs', () => {
    expect(figures.get('tracecoder')!.spent.calls).toBe(6)
    const full = figures.get('full')!
    expect(full.spent.calls).toBeGreaterThanOrEqual(6)
    for (const { spent } of figures.values()) {
      expect(spent.tokens).toEqual({ input: 600 * spent.calls, output: 400 * spent.calls })
    }
  })

  test('no model is asked what the search has found', () => {
    expect(figures.get('search-then-model')!.summary.plausible).toBe(2)
    expect(figures.get('search-then-model')!.tasks.every(({ stop }) => stop !== 'tokens')).toBe(true)
  })
})

describe('a run that ends early', { timeout: 120_000 }, () => {
  test('the money of the whole run is a wall, and only rows that all arms have finished count', async () => {
    // A call costs a thousandth of a dollar: there is enough for the first row, and for one arm of the second.
    const { end, usd, rows } = await run('resample,error', { price: { input: 1, output: 1 }, maxUsd: 0.0035 })
    expect({ end, rows: rows.length }).toEqual({ end: 'money', rows: 1 })
    expect(usd).toBeCloseTo(0.003, 9)
  })

  test('a model that never answers is not asked on every row', async () => {
    const { end, rows, figures } = await run('resample,error', { script: { answers: [] } })
    expect({ end, rows: rows.length }).toEqual({ end: 'model-failed', rows: 1 })
    expect(figures[0]!.tasks[0]).toMatchObject({ status: 'failed', driven: true, correct: false, failedCalls: 1 })
    expect(figures[0]!.tasks[0]!.problems[0]).toContain('no answer left')
  })

  test('interrupted, it keeps what was finished', async () => {
    const { end, rows, figures } = await run('direct,resample', { interrupt: new AbortController() })
    expect({ end, rows: rows.length }).toEqual({ end: 'interrupted', rows: 1 })
    expect(figures[1]!.summary).toMatchObject({ driven: 1, correct: 1 })
  })
})
