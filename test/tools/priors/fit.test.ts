import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { BUCKETS, type Census } from '../../../tools/priors/census.ts'
import { figuresOf, isBetter } from '../../../tools/priors/figures.ts'
import { fitPriors, fittedPriors } from '../../../tools/priors/fit.ts'
import { halfOf, sample } from '../../../tools/priors/halves.ts'
import { readTasks } from '../../../benchmarks/data/read-tasks.ts'
import { findSuite } from '../../../benchmarks/suites/index.ts'

/** Costs before fitting: families a, b and c cost the same, `sure` next to nothing. */
const priorOf = (family: string) => ({ a: 1.5, b: 1.5, c: 1.5, sure: 0.05 })[family] ?? 2.5

/** A census in which families were tried and right so often, all at the most suspicious place. */
function census(counts: Readonly<Record<string, readonly [tried: number, right: number]>>): Census {
  const at = (count: number) => Array.from({ length: BUCKETS }, (_, bucket) => (bucket === BUCKETS - 1 ? count : 0))
  const families = Object.fromEntries(
    Object.entries(counts).map(([family, [tried, right]]) => [family, { tried: at(tried), right: at(right) }]),
  )
  return { id: 'own', half: 0, tried: 100, firstPlausible: null, firstRight: null, families }
}

describe('fitted costs', () => {
  const fitted = fitPriors([census({ a: [500, 60], b: [500, 20], c: [500, 1], d: [2, 0], sure: [500, 0] })], priorOf)
  const costs = Object.fromEntries(fitted.map(({ family, cost }) => [family, cost]))

  test('a family that was right more often than the table expects gets cheaper, one that was right less often dearer', () => {
    expect(costs['a']).toBeLessThan(1.5)
    expect(costs['c']).toBeGreaterThan(1.5)
    expect(costs['a']).toBeLessThan(costs['b']!)
    expect(costs['b']).toBeLessThan(costs['c']!)
  })

  test('rare families, unseen ones, and certain ones keep their cost', () => {
    expect(Math.abs(costs['d']! - 2.5)).toBeLessThan(0.1)
    expect(costs['sure']).toBe(0.05)
    expect(fittedPriors(fitted, priorOf)('unseen')).toBe(2.5)
    expect(fittedPriors(fitted, priorOf)('a')).toBe(costs['a'])
  })

  test('what the model expects adds up to what was right', () => {
    const total = (of: 'right' | 'expected') => fitted.reduce((sum, family) => sum + family[of], 0)
    expect(total('expected')).toBeCloseTo(total('right'), 6)
  })

  test('a family that is as good as the table says is not moved, wherever it was tried', () => {
    const even = fitPriors([census({ a: [300, 30], b: [300, 30] })], priorOf)
    for (const { cost, was } of even) expect(cost).toBeCloseTo(was, 6)
  })
})

test('figures count what was there within so many candidates; first right tells found, first plausible and right tells correct', () => {
  const one = (firstPlausible: number | null, firstRight: number | null) => ({ ...census({}), firstPlausible, firstRight })
  const figures = figuresOf([one(5, 5), one(20, 700), one(200, null), one(null, null)], 1_000)
  expect(figures).toEqual({
    programs: 4,
    within: [
      { candidates: 10, plausible: 1, correct: 1, found: 1 },
      { candidates: 100, plausible: 2, correct: 1, found: 1 },
      { candidates: 1_000, plausible: 3, correct: 1, found: 2 },
    ],
  })
  const other = figuresOf([one(5, 5), one(20, 20), one(200, null), one(null, null)], 1_000)
  expect([isBetter(other, figures), isBetter(figures, other), isBetter(figures, figures)]).toEqual([true, false, false])
})

test('one problem lies in one half, and the sample has so many of each half at most', () => {
  const text = readFileSync('test/fixtures/bench/humanevalfix.jsonl', 'utf8')
  const [task] = readTasks(findSuite('humanevalfix-js'), 'humanevalfix.jsonl', text)
  const tasks = Array.from({ length: 60 }, (_, i) => ({ ...task!, id: `${i}`, problem: `problem ${i % 20}` }))
  const halves = Map.groupBy(tasks, ({ problem }) => problem).values()
  for (const same of halves) expect(new Set(same.map(halfOf)).size).toBe(1)
  const chosen = sample(tasks, 7)
  expect(chosen.map(halfOf)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1])
  expect(sample(tasks.toReversed(), 7)).toEqual(chosen)
})
