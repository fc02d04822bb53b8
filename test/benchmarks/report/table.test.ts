import { expect, test } from 'vitest'
import { Limits } from '#core'
import { table } from '../../../benchmarks/report/table.ts'
import { BenchResult } from '../../../benchmarks/result.ts'
import { leftOut, scoresOf, summarise, type RowOutcome } from '../../../benchmarks/score.ts'

const outcomes: RowOutcome[] = [
  {
    kind: 'scored',
    score: {
      id: 'a/1',
      problem: 'P/1',
      status: 'repaired',
      driven: true,
      plausible: true,
      correct: false,
      shown: 2,
      correctAmongShown: true,
      equal: false,
      candidates: 12,
      toPatchMs: 40,
      ms: 34.4,
      patch: '-a\n+b\n',
      operators: ['relational'],
      detail: 'replace `<`\u001B[31m by\n`<=`',
      missed: null,
    },
  },
  {
    kind: 'scored',
    score: {
      id: 'a/22',
      problem: 'P/2',
      status: 'already-green',
      driven: false,
      plausible: false,
      correct: false,
      shown: 0,
      correctAmongShown: false,
      equal: null,
      candidates: 0,
      toPatchMs: null,
      ms: 0,
      patch: null,
      operators: [],
      detail: '',
      missed: null,
    },
  },
  { kind: 'unsound', row: { id: 'a/3', reason: 'its reference program: 1 of 2 tests fail' } },
]

const result = (complete: boolean): BenchResult => ({
  schemaVersion: 1,
  suite: 'own',
  oracle: 'visible',
  note: 'held-out tests scored',
  complete,
  data: { file: 'own.jsonl', sha256: '0'.repeat(64), rows: 3, chosen: 3 },
  limits: Limits.parse({ maxTimeMs: 10_000 }),
  seed: 1,
  jobs: 1,
  tasks: scoresOf(outcomes),
  unsound: leftOut(outcomes, 'unsound'),
  unusable: [],
  summary: summarise(outcomes),
})

test('a line a task, the rows that were left out, and the figures', () => {
  expect(table(result(true))).toMatchInlineSnapshot(`
    "task  status         plausible  correct  tried  ms
    a/1   repaired       yes        no          12  34  replace \`<\` [31m by \`<=\`
    a/22  already-green  -          -            0   0

    unsound (in no figure):
      a/3  its reference program: 1 of 2 tests fail

    own, oracle visible: held-out tests scored
    10 s and 20000 candidates a task, seed 1

    sound tasks                 2  of 3 rows; 1 unsound, 0 unusable
    driven                      1  1 already green, 0 without visible tests, 0 failed
    plausible                   1  100.0 % of the driven, 95 % interval 20.7 % to 100.0 %
    correct                     0  0.0 % of the driven, 95 % interval 0.0 % to 79.3 %
    correct among shown         1  100.0 % of the driven, 95 % interval 20.7 % to 100.0 %; 2 patches shown for the plausible
    equal to the reference      0  of 1 plausible: the same on up to 600 generated calls
    overfitting                 1  plausible, but fails held-out tests
    median                  34 ms  12 candidates, of the plausible; the first patch after 40 ms
    "
  `)
})

test('an interrupted run says so', () => {
  expect(table(result(false))).toContain('INTERRUPTED')
})

test('the result is what the schema says', () => {
  expect(BenchResult.parse(JSON.parse(JSON.stringify(result(true))))).toEqual(result(true))
})
