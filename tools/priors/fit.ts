import type { PriorOf } from '../../agents/repair/search/priors.ts'
import { BUCKETS, type Census } from './census.ts'

/** What the search adds to the cost of a change at a place without suspicion. */
const DISTRUST = 1.5
/** A family's count is believed as far as it is larger than this many right tasks. */
const DOUBT = 5
/** How steeply the chance of being right falls with the cost: the values that are looked at. */
const SLOPES = Array.from({ length: 30 }, (_, i) => 0.2 + i * 0.1)
const LEAST_COST = 0.15

export interface FittedFamily {
  readonly family: string
  readonly cost: number
  readonly was: number
  readonly tried: number
  /** In tasks: a task counts once, whatever the number of its right candidates. */
  readonly right: number
  /** What `right` would be if the table were as good for this family as for all of them together. */
  readonly expected: number
}

/**
 * Costs of families from what was right. A single change of cost c is taken to be right with chance exp(a - s * c); a and s are
 * the likeliest for the table as it is (Poisson regression, s by looking). Then each family is moved by how many more of its changes were right
 * than that expects, with a gamma prior of weight DOUBT on "as many": rare families keep their cost, and a family of certain
 * changes (below 0.15) is left alone.
 */
export function fitPriors(census: readonly Census[], priorOf: PriorOf): FittedFamily[] {
  const families = [...new Set(census.flatMap((one) => Object.keys(one.families)))].sort()
  const cells = families.flatMap((family) =>
    Array.from({ length: BUCKETS }, (_, bucket) => ({
      family,
      cost: priorOf(family) + DISTRUST * (1 - bucket / (BUCKETS - 1)),
      tried: sum(census.map((one) => one.families[family]?.tried[bucket] ?? 0)),
      right: sum(census.map((one) => one.families[family]?.right[bucket] ?? 0)),
    })),
  )
  const allRight = sum(cells.map(({ right }) => right))
  const models = SLOPES.map((slope) => {
    const scale = allRight / sum(cells.map(({ tried, cost }) => tried * Math.exp(-slope * cost)))
    const likelihood = sum(cells.map(({ right, cost }) => right * (Math.log(scale) - slope * cost)))
    return { slope, scale, likelihood }
  })
  const { slope, scale } = models.reduce((best, model) => (model.likelihood > best.likelihood ? model : best))
  return families.map((family) => {
    const own = cells.filter((cell) => cell.family === family)
    const was = priorOf(family)
    const right = sum(own.map((cell) => cell.right))
    const expected = sum(own.map(({ tried, cost }) => tried * scale * Math.exp(-slope * cost)))
    const moved = was - Math.log((right + DOUBT) / (expected + DOUBT)) / slope
    const cost = was < LEAST_COST ? was : Math.max(LEAST_COST, moved)
    return { family, cost, was, tried: sum(own.map(({ tried }) => tried)), right, expected }
  })
}

/** The fitted costs; families that were not seen keep theirs. */
export function fittedPriors(fitted: readonly FittedFamily[], priorOf: PriorOf): PriorOf {
  const costs = new Map(fitted.map(({ family, cost }) => [family, cost]))
  return (family) => costs.get(family) ?? priorOf(family)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
