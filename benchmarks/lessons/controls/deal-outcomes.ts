import type { Attempt, EditTemplate, Lesson } from '#core'
import { drawn, pick, shuffled, type Random } from '../random.ts'

/**
 * The same lessons, in which another change came out right: what became of the tried changes is dealt anew among them, and the templates come from
 * other lessons. Signatures, counts and sizes stay. `chance` says how likely it is that one of these changes is made the right one.
 */
export function dealOutcomes(lessons: readonly Lesson[], random: Random, chance: (attempt: Attempt) => number): Lesson[] {
  return lessons.map((lesson) => {
    const attempts = dealt(lesson.attempts, random, chance)
    const others = lessons.filter(({ id }) => id !== lesson.id)
    const kept = others.flatMap((other) => other.kept)
    const refused = others.flatMap((other) => other.refused)
    const families = new Set(attempts.flatMap((attempt) => (attempt.kept > 0 ? [attempt.family] : [])))
    return {
      ...lesson,
      attempts,
      kept: lesson.kept.map((template) => takenFrom(kept, families, random) ?? template),
      refused: lesson.refused.map((tried) => (refused.length === 0 ? tried : pick(refused, random))),
    }
  })
}

/** One of these families, where another lesson kept one. */
function takenFrom(pool: readonly EditTemplate[], families: ReadonlySet<string>, random: Random): EditTemplate | null {
  const fitting = pool.filter(({ family }) => families.has(family))
  if (fitting.length > 0) return pick(fitting, random)
  return pool.length === 0 ? null : pick(pool, random)
}

function dealt(attempts: readonly Attempt[], random: Random, chance: (attempt: Attempt) => number): Attempt[] {
  const kept = attempts.map(() => 0)
  const total = (of: (attempt: Attempt) => number) => attempts.reduce((sum, attempt) => sum + of(attempt), 0)
  for (let left = total((attempt) => attempt.kept); left > 0; left--) {
    const free = attempts.map((attempt, at) => 1 - kept[at]! / Math.max(1, attempt.tried))
    const weights = attempts.map((attempt, at) => chance(attempt) * free[at]!)
    const isHopeless = weights.every((weight) => weight === 0)
    kept[drawn(isHopeless ? attempts.map(({ tried }, at) => tried * free[at]!) : weights, random)]! += 1
  }
  const places = attempts.flatMap(({ tried }, at) => Array.from({ length: Math.max(0, tried - kept[at]!) }, () => at))
  const lot = shuffled(places, random)
  const take = (count: number) => {
    const taken = attempts.map(() => 0)
    for (const at of lot.splice(0, count)) taken[at]! += 1
    return taken
  }
  // What is kept fixes, too; the others are told apart.
  const fixed = take(total((attempt) => attempt.fixed - attempt.kept))
  const lost = take(total((attempt) => attempt.lost))
  const refused = take(total((attempt) => attempt.refused))
  return attempts.map((attempt, at) => ({
    ...attempt,
    kept: kept[at]!,
    fixed: kept[at]! + fixed[at]!,
    lost: lost[at]!,
    refused: refused[at]!,
  }))
}
