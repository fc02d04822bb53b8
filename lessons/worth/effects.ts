import type { Lesson, LessonUse } from '#core'

/** What a use of a lesson did: by how much, 0 to 1, it made the search for the winner shorter, or longer. Both 0: it changed nothing. */
export interface Effect {
  readonly helped: number
  readonly harmed: number
}

const NONE: Effect = { helped: 0, harmed: 0 }

/**
 * What each recalled lesson did, by id. The winner's rank is compared with the one that it would have had without lessons; a share of the candidates
 * that were saved, or wasted, goes to the lessons that can have brought it about, and counts as much as they weighed.
 */
export function effectsOf({ operators, rank, rankWithout, recalled }: LessonUse): ReadonlyMap<string, Effect> {
  const gain = gainOf(rank, rankWithout)
  const winners = new Set(operators)
  return new Map(recalled.map(({ lesson, weight }) => [lesson.id, effectOf(lesson, weight * gain, winners)]))
}

/** Share of candidates that were saved, 0 to 1; below 0, of those that were wasted. */
function gainOf(rank: number, rankWithout: number | null): number {
  if (rankWithout === null) return 1
  return rank <= rankWithout ? 1 - rank / rankWithout : rankWithout / rank - 1
}

function effectOf(lesson: Lesson, gain: number, winners: ReadonlySet<string>): Effect {
  const supported = supportedBy(lesson)
  const isSupporter = supported.some((family) => winners.has(family))
  if (gain > 0) return isSupporter ? { helped: gain, harmed: 0 } : NONE
  const isAgainst = isSupporter ? false : supported.length > 0 || lesson.attempts.some(({ family }) => winners.has(family))
  return isAgainst ? { helped: 0, harmed: -gain } : NONE
}

/** Families that the lesson speaks for: something of them was kept, or came near. */
function supportedBy({ attempts, kept }: Lesson): readonly string[] {
  return [
    ...kept.map(({ family }) => family),
    ...attempts.filter(({ kept, fixed }) => kept + fixed > 0).map(({ family }) => family),
  ]
}
