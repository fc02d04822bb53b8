import { beforeAll, describe, expect, test } from 'vitest'
import { Limits } from '#core'
import { chooseArms } from '../../../benchmarks/arms/arms.ts'
import { armFigures, outcomesOf } from '../../../benchmarks/arms/figures.ts'
import type { ArmsRow } from '../../../benchmarks/arms/run-arms.ts'
import { armsTable } from '../../../benchmarks/arms/table.ts'
import { BenchResult, type ArmResult, type ArmScore, type RunEnd } from '../../../benchmarks/result.ts'
import { summarise, unpatched } from '../../../benchmarks/score.ts'
import type { BenchTask } from '../../../benchmarks/task.ts'

const arms = chooseArms('direct,resample,full', 'm')
const file = { path: 'program.js', text: '' }
const task = (id: string): BenchTask => ({
  id,
  problem: id,
  program: file,
  reference: file,
  visibleTests: file,
  heldOutTests: file,
  description: null,
})

function score(id: string, told: Partial<ArmScore>, calls = 0): ArmScore {
  return {
    ...unpatched(task(id), { status: 'unrepaired', driven: true }),
    stop: null,
    spent: { calls, tokens: { input: 1_000 * calls, output: 100 * calls }, usd: 0.25 * calls, ms: 2_000 * calls },
    unusableAnswers: 0,
    failedCalls: 0,
    problems: [],
    isEstimated: false,
    ms: 2_000 * calls,
    ...told,
  }
}

const right = { status: 'repaired', plausible: true, correct: true, correctAmongShown: true, stop: 'solved' } as const
const wrong = { status: 'repaired', plausible: true, stop: 'solved' } as const
const none = { status: 'stopped', stop: 'tokens' } as const

const rows: readonly ArmsRow[] = [
  { kind: 'driven', scores: [score('a', {}), score('a', right, 2), score('a', right, 1)] },
  { kind: 'driven', scores: [score('b', {}), score('b', wrong, 4), score('b', { ...right, unusableAnswers: 2 }, 3)] },
  { kind: 'driven', scores: [score('c', {}), score('c', none, 6), score('c', { ...right, isEstimated: true }, 4)] },
  {
    kind: 'driven',
    scores: [
      score('d', {}),
      score('d', none, 8),
      score('d', { ...none, failedCalls: 1, problems: ['repair@1: unauthorized: 401\u001B[31m'] }, 8),
    ],
  },
  {
    kind: 'ended',
    passes: true,
    outcome: { kind: 'scored', score: unpatched(task('e'), { status: 'already-green', driven: false }) },
  },
  {
    kind: 'ended',
    passes: false,
    outcome: { kind: 'scored', score: unpatched(task('f'), { status: 'already-green', driven: false }) },
  },
  {
    kind: 'ended',
    passes: false,
    outcome: { kind: 'unsound', row: { id: 'g', reason: 'its reference program: 1 of 2 tests fail' } },
  },
]

describe('the figures of arms', () => {
  let direct: ArmResult, blind: ArmResult, full: ArmResult
  beforeAll(() => {
    ;[direct, blind, full] = armFigures(arms, rows) as [ArmResult, ArmResult, ArmResult]
  })

  test('what is left as it is repairs nothing and costs nothing; only what was right all the time passes', () => {
    expect(direct).toMatchObject({
      passing: 1,
      perCorrect: null,
      perPlausible: null,
      stops: {},
      summary: { tasks: 6, driven: 4, correct: 0 },
    })
    expect(direct.spent).toEqual({ calls: 0, tokens: { input: 0, output: 0 }, usd: 0, ms: 0 })
  })

  test('a repaired task pays for those that were not', () => {
    expect(blind.summary).toMatchObject({ driven: 4, plausible: 2, correct: 1, overfitting: 1, unsound: 1 })
    expect(blind.perCorrect).toEqual({ calls: 20, tokens: { input: 20_000, output: 2_000 }, usd: 5, ms: 40_000 })
    expect(blind.perPlausible).toMatchObject({ calls: 10, usd: 2.5 })
    expect(full.perCorrect).toMatchObject({ usd: 4 / 3 })
    expect(blind.stops).toEqual({ solved: 2, tokens: 2 })
  })

  test('against blind resampling, task by task', () => {
    expect(blind.againstBlind).toBeNull()
    expect(full.againstBlind).toEqual({ both: 1, onlyThis: 2, onlyOther: 0, neither: 1, p: 0.5 })
    expect(direct.againstBlind).toEqual({ both: 0, onlyThis: 0, onlyOther: 1, neither: 3, p: 1 })
  })

  test('without that arm there is nothing to compare with', () => {
    const without = rows.map((row) => (row.kind === 'ended' ? row : { ...row, scores: [row.scores[0]!, row.scores[2]!] }))
    expect(armFigures(chooseArms('direct,full', 'm'), without).map(({ againstBlind }) => againstBlind)).toEqual([null, null])
  })

  test('what went wrong is counted', () => {
    expect(full).toMatchObject({ unusableAnswers: 2, failedCalls: 1, estimated: 1, medianMs: 7_000 })
  })
})

const result = (told: Partial<BenchResult> = {}): BenchResult => ({
  schemaVersion: 1,
  suite: 'own',
  oracle: 'visible',
  note: 'held-out tests scored',
  complete: true,
  data: { file: 'own.jsonl', sha256: '0'.repeat(64), rows: 7, chosen: 7 },
  limits: Limits.parse({ maxTimeMs: 600_000, maxTokens: 9_000 }),
  seed: 1,
  jobs: 1,
  tasks: [],
  unsound: [{ id: 'g', reason: 'its reference program: 1 of 2 tests fail' }],
  unusable: [],
  summary: summarise(outcomesOf(rows, 2)),
  model: {
    name: 'm',
    price: { input: 0.25, output: 2 },
    samples: 1,
    contextTokens: 16_000,
    usd: 9,
    maxUsd: 10,
    end: 'done',
  },
  arms: armFigures(arms, rows),
  ...told,
})

describe('the table of arms', () => {
  test('what they repaired, what it cost, and whether it beats asking again', () => {
    expect(armsTable(result())).toMatchInlineSnapshot(`
      "unsound (in no figure):
        g  its reference program: 1 of 2 tests fail

      own, oracle visible: held-out tests scored
      each arm had, for each task, up to 9000 tokens, 600 s and 20000 candidates; seed 1
      model m, $0.25 and $2 a million tokens in and out; 1 at once, context of 16000; $9.00 spent of $10
      4 of 6 sound tasks were driven: 2 already green, 0 without visible tests
      7 rows chosen: 1 unsound, 0 unusable

      arm       plausible       95 %  correct       95 %  overfitting  pass@1  median s  ended by
      direct            0   0.0-49.0        0   0.0-49.0            0     1/6       0.0
      resample          2  15.0-85.0        1   4.6-69.9            1     2/6      10.0  solved 2, tokens 2
      full              3  30.1-95.4        3  30.1-95.4            0     4/6       7.0  solved 3, tokens 1

      arm       calls  tokens in   out    usd  unusable  failed  estimated  calls/correct  tokens/correct  usd/correct  s/correct
      direct        0          0     0  $0.00         0       0          0              -               -            -          -
      resample     20      20000  2000  $5.00         0       0          0           20.0           22000        $5.00       40.0
      full         16      16000  1600  $4.00         2       1          1            5.3            5867        $1.33       10.7
      unusable answers, failed calls, tasks with estimated usage; by correct task: all that the arm used on the driven ones

      against resample  both  only this  only resample  neither  difference      p
      direct               0          0              1        3          -1  1.000
      full                 1          2              0        1          +2  0.500
      driven tasks by who is correct; p by McNemar's exact test, each arm by itself, not corrected for their number
      with the model, better than resample (p < 0.05): none; worse: none
      "
    `)
  })

  test('a run that ended early says why', () => {
    const endedFor = (end: RunEnd) => armsTable(result({ complete: false, model: { ...result().model!, end } }))
    expect(endedFor('money')).toContain('NOT COMPLETE: the money for the whole run is used up (--max-usd)')
    expect(endedFor('interrupted')).toContain('NOT COMPLETE: INTERRUPTED')
    expect(endedFor('model-failed')).toContain('NOT COMPLETE: the model never answered (repair@1: unauthorized: 401 [31m); ')
  })

  test('without a price there is no money to tell of', () => {
    const model = { ...result().model!, price: null, maxUsd: null }
    const table = armsTable(result({ model }))
    expect(table).toMatch(/^resample +20 +20000 +2000 +- .* 22000 +- +40\.0$/m)
    expect(table).not.toContain('$')
  })

  test('an arm that is better is named, and one that is worse', () => {
    const [, blind, full] = armFigures(arms, rows) as [ArmResult, ArmResult, ArmResult]
    const better = { ...full, againstBlind: { both: 1, onlyThis: 9, onlyOther: 1, neither: 1, p: 0.021 } }
    expect(armsTable(result({ arms: [blind, better] }))).toContain('better than resample (p < 0.05): full; worse: none\n')
    const worse = { ...full, againstBlind: { both: 1, onlyThis: 1, onlyOther: 9, neither: 1, p: 0.021 } }
    expect(armsTable(result({ arms: [blind, worse] }))).toContain('better than resample (p < 0.05): none; worse: full\n')
  })

  test('the result is what the schema says', () => {
    expect(BenchResult.parse(JSON.parse(JSON.stringify(result())))).toEqual(result())
  })
})
