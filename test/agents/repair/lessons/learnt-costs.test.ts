import { describe, expect, it } from 'vitest'
import { NOTHING_RECALLED, type Attempt, type Lesson, type Recall } from '#core'
import { learntCosts } from '../../../../agents/repair/lessons/learnt-costs.ts'
import { plainCosts } from '../../../../agents/repair/search/costs.ts'

const plain = plainCosts((family) => ({ sign: 1, relational: 1 })[family] ?? 2.5)

const attempt = (family: string, step: number, kept: number, expected: number): Attempt => ({
  family,
  step,
  tried: 10,
  kept,
  fixed: kept,
  lost: 0,
  refused: 0,
  expected,
})

function recallOf(attempts: readonly Attempt[]): Recall {
  const one = { lesson: { attempts } as unknown as Lesson, weight: 1, reasons: [] }
  return { lessons: [], cohort: Array.from({ length: 20 }, () => one), background: [] }
}

describe('learnt costs', () => {
  it('are none where nothing was recalled', () => {
    expect(learntCosts(plain, NOTHING_RECALLED)).toBeNull()
  })

  it('make cheaper what was right, dearer what was not, and leave alone what was never tried', () => {
    const costs = learntCosts(plain, recallOf([attempt('sign', 0, 1, 0.3), attempt('relational', 0, 0, 0.7)]))!
    expect(costs.of('sign', 0)).toBeLessThan(plain.of('sign', 0))
    expect(costs.of('relational', 0)).toBeGreaterThan(plain.of('relational', 0))
    expect(costs.of('mirror', 0.3)).toBe(plain.of('mirror', 0.3))
    expect(costs.least('mirror')).toBe(plain.least('mirror'))
  })

  it('open a family no later than its cheapest change is due', () => {
    const costs = learntCosts(
      plain,
      recallOf([attempt('sign', 0, 0, 0.6), attempt('sign', 0.6, 1, 0.1), attempt('relational', 0, 0, 0.3)]),
    )!
    expect(costs.of('sign', 0.6)).toBeLessThan(costs.of('sign', 0))
    for (const extra of [0, 0.2, 0.6, 1, 3]) expect(costs.least('sign')).toBeLessThanOrEqual(costs.of('sign', extra) + 1e-9)
  })

  it('tell a family whose name has several words from the one that is its first word', () => {
    const costs = learntCosts(plain, recallOf([attempt('sign of all sums', 0, 1, 0.5), attempt('sign', 0, 1, 0.5)]))!
    expect(costs.least('sign')).toBeCloseTo(costs.of('sign', 0))
  })
})
