import { expect, test } from 'vitest'
import { DEFAULT_ANALYSIS } from '#core'
import { chainFrom } from '../../../agents/analysis/chain.ts'
import { scoreInterventions } from '../../../agents/analysis/interventions/score-interventions.ts'
import type { Effect } from '../../../agents/analysis/interventions/intervene.ts'
import { collectSites } from '../../../agents/analysis/interventions/site.ts'
import { localizeFault } from '../../../agents/analysis/localize.ts'
import { scoreSize } from '../../../agents/analysis/score-size.ts'
import { runCases } from '../../helpers/run-cases.ts'

const TEXT = `function f(list) {
  let sum = 0
  for (const x of list) {
    if (x > 1) sum += x * 2
  }
  return sum
}`

test('size is what is written in a place itself: of a loop its head', () => {
  const observed = runCases(TEXT, [['f([1, 2])', 3]])
  const sizes = scoreSize(observed)
  const sizeOf = (kind: string, label: string) =>
    sizes[observed.trace.points.find((p) => p.kind === kind && p.label.startsWith(label))!.id]!
  expect(sizeOf('statement', 'for')).toBeCloseTo(Math.log1p('for(constxoflist){}'.length) / Math.log1p(80))
  expect(sizeOf('statement', 'sum += x * 2')).toBeGreaterThan(sizeOf('branch', 'x > 1'))
  for (const size of sizes) expect(size).toBeGreaterThan(0)
})

test('the causal score is the share of failing tests turned green, less where passing ones break', () => {
  const observed = runCases(TEXT, [
    ['f([2])', 2],
    ['f([3])', 3],
  ])
  const sites = collectSites(observed)
  const effect = (i: number, weight: number, fixed: string[], lost: string[]): Effect => ({
    site: sites[i]!,
    visit: null,
    change: { kind: 'plus', by: 1 },
    weight,
    fixed,
    lost,
  })
  const effects = [
    effect(0, 1, ['t0', 't1'], []),
    effect(1, 1, ['t0'], []),
    effect(2, 1, ['t0', 't1'], ['t9']),
    effect(3, 0.5, ['t0', 't1'], []),
  ]
  const scores = scoreInterventions(observed.trace.points, effects, 2)
  const [whole, half, breaking, weak] = sites.slice(0, 4).map(({ point }) => scores[point.id]!)
  expect(whole).toBeGreaterThan(half!)
  expect(half).toBeGreaterThan(breaking!)
  expect(half).toBe(weak)
  expect(Math.max(...scores)).toBeLessThanOrEqual(1)
  expect(scores.filter((score) => score > 0)).toHaveLength(4)
})

test('an expression that interventions move is a suspect of its own; a function’s head is none where its body has some', () => {
  const observed = runCases(TEXT, [
    ['f([1, 2])', 2],
    ['f([])', 0],
  ])
  const { points } = observed.trace
  const moved = points.find(({ label, kind }) => label === 'x * 2' && kind === 'expression')!
  const spectrum = points.map(() => 0.5)
  const plain = localizeFault(observed, DEFAULT_ANALYSIS, new Map([['spectrum', spectrum]]))
  expect(plain.suspects.map(({ text }) => text)).not.toContain('x * 2')
  expect(plain.suspects.map(({ kind }) => kind)).not.toContain('function')
  const intervention = points.map(({ id }) => (id === moved.id ? 1 : 0))
  const { suspects } = localizeFault(
    observed,
    DEFAULT_ANALYSIS,
    new Map([
      ['spectrum', spectrum],
      ['intervention', intervention],
    ]),
  )
  expect(suspects[0]).toMatchObject({ text: 'x * 2', kind: 'expression', line: 4, signals: { intervention: 1 } })
})

test('the way from a value to the failure, and none from what has nothing to do with it', () => {
  const observed = runCases('function f(a) {\n  const idle = a + 1\n  const b = a * 2\n  return b\n}', [['f(2)', 5]])
  const { events, points } = observed.trace
  const eventAt = (label: string) =>
    events.find(({ point }) => points[point]!.label === label && points[point]!.kind === 'assignment')!.index
  expect(chainFrom(observed, eventAt('b')).map(({ line, value, leads }) => [line, value, leads])).toEqual([
    [3, '4', 'data'],
    [4, '4', 'failure'],
  ])
  expect(chainFrom(observed, eventAt('idle'))).toEqual([])
  expect(chainFrom(observed, 99_999)).toEqual([])
})
