import type { Attempt, Recall } from '#core'

/** How many times as often as the priors expect changes are right: of each family, and within it of each step. 1 where nothing is known. */
export interface Factors {
  readonly families: ReadonlyMap<string, number>
  readonly cells: ReadonlyMap<string, number>
}

/** A factor is believed as far as its count is larger than this many repairs; for what near failures say beside all others, likewise. */
const DOUBT = 3
const DOUBT_NEAR = 4
/** Near failures count by their weight to this power: what is half as near says a quarter. */
const SHARPNESS = 2
/** Rounds of fitting: after these little changes. */
const ROUNDS = 5
const NEAR_ROUNDS = 3

const NEUTRAL: Factors = { families: new Map(), cells: new Map() }

/** One lesson for the fit: where hope was set, and where it was fulfilled. Both sum to 1. */
interface Counted {
  readonly parts: readonly Part[]
  readonly weight: number
}

interface Part {
  readonly family: string
  readonly cell: string
  readonly hope: number
  readonly right: number
}

/**
 * What recalled repairs say about families of changes: a conditional logit model of which of the tried changes was right (McFadden 1974), the priors'
 * hopes its offset, each factor with a gamma prior around 1, and for near failures around what is usual; fitted by turns
 * (iterative scaling, Darroch and Ratcliff 1972). Only repairs in which one single change passed everything say something.
 */
export function fitFactors({ cohort, background }: Pick<Recall, 'cohort' | 'background'>): Factors {
  const near = cohort.flatMap(({ lesson, weight }) => counted(lesson.attempts, weight))
  const all = background.flatMap((attempts) => counted(attempts, 1))
  const usual = fit(all, NEUTRAL, DOUBT, ROUNDS)
  const nearest = Math.max(0, ...near.map(({ weight }) => weight))
  if (nearest === 0) return usual
  const sharpened = near.map(({ parts, weight }) => ({ parts, weight: (weight / nearest) ** SHARPNESS }))
  return fit(sharpened, usual, DOUBT_NEAR, NEAR_ROUNDS)
}

/** Names a family's step: the step first, as a family that a model named may have several words. */
export function cellOf(family: string, step: number): string {
  return `${step} ${family}`
}

export function readCell(cell: string): { readonly family: string; readonly step: number } {
  const gap = cell.indexOf(' ')
  return { family: cell.slice(gap + 1), step: Number(cell.slice(0, gap)) }
}

/** None where no single change was right. */
function counted(attempts: readonly Attempt[], weight: number): readonly Counted[] {
  const kept = sum(attempts.map((attempt) => attempt.kept))
  const hope = sum(attempts.map(({ expected }) => expected))
  if (kept === 0 || hope === 0) return []
  const parts = attempts.map(({ family, step, expected, kept: right }) => ({
    family,
    cell: cellOf(family, step),
    hope: expected / hope,
    right: right / kept,
  }))
  return [{ parts, weight }]
}

function fit(repairs: readonly Counted[], from: Factors, doubt: number, rounds: number): Factors {
  let factors = from
  for (let round = 0; round < rounds; round++) {
    factors = { ...factors, families: adjusted(repairs, factors, ({ family }) => family, factors.families, from.families, doubt) }
    factors = { ...factors, cells: adjusted(repairs, factors, ({ cell }) => cell, factors.cells, from.cells, doubt) }
  }
  return factors
}

/** The factors of one sort, made such that as many are right as would be expected under them, as far as the prior lets them. */
function adjusted(
  repairs: readonly Counted[],
  factors: Factors,
  keyOf: (part: Part) => string,
  present: ReadonlyMap<string, number>,
  prior: ReadonlyMap<string, number>,
  doubt: number,
): ReadonlyMap<string, number> {
  const right = new Map<string, number>()
  const expected = new Map<string, number>()
  for (const { parts, weight } of repairs) {
    const hopes = parts.map(
      ({ family, cell, hope }) => hope * (factors.families.get(family) ?? 1) * (factors.cells.get(cell) ?? 1),
    )
    const whole = sum(hopes)
    parts.forEach((part, i) => {
      const key = keyOf(part)
      right.set(key, (right.get(key) ?? 0) + weight * part.right)
      expected.set(key, (expected.get(key) ?? 0) + (weight * hopes[i]!) / whole)
    })
  }
  const next = new Map(prior)
  for (const [key, count] of right) {
    const before = prior.get(key) ?? 1
    const moved = (present.get(key) ?? 1) / before
    next.set(key, (before * (count + doubt)) / (expected.get(key)! / moved + doubt))
  }
  return next
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
