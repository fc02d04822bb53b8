import { describe, expect, test } from 'vitest'
import type { TaskScore } from '../../benchmarks/result.ts'
import { leftOut, median, scoresOf, summarise, type RowOutcome } from '../../benchmarks/score.ts'

let nextId = 0

function scored(score: Partial<TaskScore>): RowOutcome {
  const id = `task/${nextId++}`
  const failedRepair = { status: 'unrepaired', driven: true, plausible: false, correct: false } as const
  const rest = {
    shown: 1,
    correctAmongShown: false,
    equal: null,
    toPatchMs: 50,
    candidates: 10,
    ms: 100,
    patch: null,
    operators: [],
    detail: '',
    missed: null,
  }
  return { kind: 'scored', score: { id, problem: id, ...failedRepair, ...rest, ...score } }
}

const correct = (ms: number, candidates = 10) =>
  scored({ status: 'repaired', plausible: true, correct: true, ms, candidates, patch: '-a\n+b\n' })
const overfitting = () => scored({ status: 'repaired', plausible: true, ms: 5, patch: '-a\n+c\n' })
const unsound: RowOutcome = { kind: 'unsound', row: { id: 'u', reason: 'its reference program: 1 of 2 tests fail' } }
const unusable: RowOutcome = { kind: 'unusable', row: { id: 'p', reason: 'needs the package lodash' } }

describe('the summary', () => {
  test('all solved', () => {
    expect(summarise([correct(10, 1), correct(30, 3)])).toMatchObject({
      tasks: 2,
      driven: 2,
      plausible: 2,
      correct: 2,
      overfitting: 0,
      medianMs: 20,
      medianCandidates: 2,
    })
  })

  test('none solved', () => {
    const summary = summarise([scored({}), scored({ status: 'stopped' })])
    expect(summary).toMatchObject({ driven: 2, plausible: 0, correct: 0, overfitting: 0, medianMs: null, medianCandidates: null })
    expect(summary.intervals.plausible!.low).toBe(0)
    expect(summary.intervals.plausible!.high).toBeGreaterThan(0.5)
  })

  test('nothing run', () => {
    const summary = summarise([])
    expect(summary).toMatchObject({ tasks: 0, driven: 0, medianMs: null })
    expect(summary.intervals).toEqual({ plausible: null, correct: null, correctAmongShown: null })
  })

  test('an overfitting patch is plausible and not correct', () => {
    expect(summarise([correct(1), overfitting()])).toMatchObject({ driven: 2, plausible: 2, correct: 1, overfitting: 1 })
  })

  test('a right patch among the others that are shown', () => {
    const shown = { status: 'repaired', plausible: true, shown: 3, toPatchMs: 20 } as const
    const outcomes = [
      scored({ ...shown, correctAmongShown: true, equal: false }),
      scored({ ...shown, equal: true }),
      scored({ ...shown }),
    ]
    expect(summarise(outcomes)).toMatchObject({
      correct: 0,
      correctAmongShown: 1,
      shown: 9,
      equal: { of: 2, same: 1 },
      medianToPatchMs: 20,
    })
  })

  test('unsound and unusable rows are counted and named, and in no other figure', () => {
    const outcomes = [unsound, correct(1), unusable]
    expect(summarise(outcomes)).toMatchObject({ tasks: 1, driven: 1, plausible: 1, unsound: 1, unusable: 1 })
    expect(leftOut(outcomes, 'unsound').map((row) => row.id)).toEqual(['u'])
    expect(leftOut(outcomes, 'unusable').map((row) => row.id)).toEqual(['p'])
    expect(scoresOf(outcomes)).toHaveLength(1)
  })

  test('green tasks and tasks without examples are sound but not driven', () => {
    const outcomes = [
      scored({ status: 'already-green', driven: false }),
      scored({ status: 'no-visible-tests', driven: false }),
      correct(1),
    ]
    expect(summarise(outcomes)).toMatchObject({ tasks: 3, driven: 1, alreadyGreen: 1, noVisibleTests: 1, plausible: 1 })
  })

  test('a time-out and a fault of the infrastructure count as driven and not repaired', () => {
    expect(summarise([scored({ status: 'stopped' }), scored({ status: 'failed' }), correct(1)])).toMatchObject({
      driven: 3,
      plausible: 1,
      failed: 1,
    })
  })

  test('only plausible tasks enter the medians', () => {
    expect(summarise([correct(10), scored({ ms: 10_000, candidates: 20_000 })])).toMatchObject({
      medianMs: 10,
      medianCandidates: 10,
    })
  })
})

test.each([
  [[], null],
  [[3], 3],
  [[9, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %j', (values, expected) => {
  expect(median(values)).toBe(expected)
})
