import { describe, expect, test } from 'vitest'
import { bootstrap } from '../../../benchmarks/lessons/bootstrap.ts'
import { armFigures, headline, missedBounds, partFigures, timeFigures } from '../../../benchmarks/lessons/figures.ts'
import type { Measured } from '../../../benchmarks/lessons/measure.ts'
import { createRandom } from '../../../benchmarks/lessons/random.ts'
import { savedOf } from '../../../benchmarks/lessons/saved.ts'

const counted = (off: number, on: number, problem = `${off} ${on}`) => ({ suite: 's', problem, off, on })

function run(id: string, arm: string, split: number | null, toPatch: number | null): Measured {
  return {
    suite: id.startsWith('t') ? 'ts' : 'js',
    id,
    problem: id.slice(1),
    arm,
    split,
    isRepaired: toPatch !== null,
    toPatch,
    candidates: toPatch ?? 3_000,
    ms: 20,
    operators: [],
    phases: toPatch === null ? null : { baseline: 10, analysis: 5, recall: split === null ? 0 : 1, search: toPatch },
    cohort: 0,
    problems: [],
  }
}

/** Candidates to the fix without lessons, with them in two splits, and with a placebo in the first. */
function runsOf(rows: Readonly<Record<string, readonly (number | null)[]>>): Measured[] {
  return Object.entries(rows).flatMap(([id, [off, one, two, placebo]]) => [
    run(id, 'off', null, off!),
    run(id, 'on', 1, one!),
    run(id, 'on', 2, two!),
    run(id, 'placebo', 1, placebo!),
  ])
}

describe('what is saved', () => {
  test('by geometric means and by medians', () => {
    const saved = savedOf([counted(100, 50), counted(10, 5), counted(40, 40), counted(1, 2)], 1)!
    // 0.5 * 0.5 * 1 * 2 = 0.5, and its fourth root.
    expect(saved.percent).toBeCloseTo((1 - 0.5 ** 0.25) * 100)
    expect(saved.medians).toEqual({ off: 25, on: 22.5 })
    expect(saved.byMedians).toBeCloseTo(10)
    expect(saved.geometricMeans.off).toBeCloseTo(40_000 ** 0.25)
    expect([saved.rows, saved.problems]).toEqual([4, 4])
    expect(saved.interval!.low).toBeLessThan(saved.percent)
    expect(saved.interval!.high).toBeGreaterThan(saved.percent)
  })

  test('what is the same everywhere has no spread; of one problem none is known; of nothing nothing', () => {
    const rows = [counted(10, 5, 'a'), counted(100, 50, 'b'), counted(4, 2, 'c')]
    const { percent, interval } = savedOf(rows, 1)!
    expect(percent).toBeCloseTo(50)
    expect(interval!.low).toBeCloseTo(50)
    expect(interval!.high).toBeCloseTo(50)
    expect(savedOf([counted(10, 5, 'a'), counted(100, 1, 'a')], 1)).toMatchObject({ interval: null, medianInterval: null })
    expect(savedOf([], 1)).toBeNull()
  })
})

describe('resampling', () => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const values = Array.from({ length: 100 }, (_, i) => i)

  test('the interval of a mean is as wide as theory says', () => {
    const { low, high } = bootstrap(values, String, mean, createRandom(1, 'test'))!
    // 1.96 standard errors: 1.96 * 28.9 / 10.
    expect(low).toBeCloseTo(49.5 - 5.66, -0.3)
    expect(high).toBeCloseTo(49.5 + 5.66, -0.3)
  })

  test('what belongs together is drawn together: ten of a kind are no ten', () => {
    const width = (groupOf: (value: number) => string) => {
      const { low, high } = bootstrap(values, groupOf, mean, createRandom(1, 'test'))!
      return high - low
    }
    expect(width((value) => String(Math.floor(value / 10)))).toBeGreaterThan(2 * width(String))
  })
})

describe('figures', () => {
  const rows = runsOf({
    j1: [100, 50, 50, 100],
    j2: [10, 5, 5, 20],
    t2: [8, 4, 4, 8],
    j3: [null, 7, null, null],
    j4: [9, null, 9, 9],
  })

  test('each arm over all splits, and in each; lost and won rows are told apart', () => {
    const arms = armFigures(rows, 1)
    expect(arms.map(({ arm, split }) => `${arm} ${split}`)).toEqual(['on null', 'on 1', 'on 2', 'placebo 1'])
    const [all, first, second, placebo] = arms
    expect(all).toMatchObject({
      repaired: { both: 7, onlyThis: 1, onlyOther: 1, neither: 1, p: null },
      saved: { rows: 7, problems: 3 },
    })
    expect(first).toMatchObject({ repaired: { both: 3, onlyThis: 1, onlyOther: 1, p: 1 } })
    expect(first!.saved!.percent).toBeCloseTo(50)
    expect(second!.saved!.percent).toBeCloseTo((1 - 0.5 ** 0.75) * 100)
    expect(placebo!.saved!.percent).toBeCloseTo((1 - 2 ** 0.25) * 100)
  })

  test('the headline is over all splits, and its bounds are told when they are missed', () => {
    const good = armFigures(rows, 1)
    expect(headline(good)).toEqual([
      { name: 'candidates-saved-percent', value: good[0]!.saved!.percent, unit: '%', reference: 30 },
      { name: 'placebo-saved-percent', value: good[3]!.saved!.percent, unit: '%', reference: 0 },
    ])
    expect(missedBounds(good)).toEqual([])
    const bad = runsOf({ j1: [10, 9, 9, 5], j2: [20, 18, 18, 10], j3: [5, null, null, 2] })
    expect(missedBounds(armFigures(bad, 1))).toEqual([
      expect.stringMatching(/^candidates-saved-percent: 10\.0 %, at least 30 %/),
      expect.stringMatching(/^placebo-saved-percent: the placebo saves 5\d\.\d %/),
      expect.stringMatching(/^repaired: 2 lost with lessons, 0 won/),
    ])
    expect(headline([])).toEqual([])
    expect(missedBounds([])).toEqual([])
  })

  test('parts: suites, and how long the search is without', () => {
    const parts = partFigures(rows, 1)
    expect(parts.map(({ part, saved }) => [part, saved?.rows ?? 0])).toEqual([
      ['js', 5],
      ['ts', 2],
      ['1 to 10 without', 5],
      ['11 to 100 without', 2],
      ['over 100 without', 0],
    ])
  })

  test('where the time goes, of rows that were repaired both ways', () => {
    const [on] = timeFigures(rows)
    expect(on).toMatchObject({ arm: 'on', rows: 7, without: { baseline: 10, recall: 0 }, with: { analysis: 5, recall: 1 } })
    expect(on!.without.search).toBeCloseTo((100 + 100 + 10 + 10 + 8 + 8 + 9) / 7)
  })
})
