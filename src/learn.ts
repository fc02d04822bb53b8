import type { LearntRound } from '#agents'
import type { EndRecord, ExperienceRecord, LessonMemory, LessonsReport, TrajectoryHeader } from '#core'
import { distil } from '#lessons'

/** What the rounds of a repair had from lessons, and what lessons were worth in the last that knows. */
export function lessonsReport(rounds: readonly LearntRound[], memory: LessonMemory): LessonsReport {
  const idsOf = (which: 'lessons' | 'cohort') =>
    new Set(rounds.flatMap(({ recalled }) => recalled.recall[which].map(({ lesson }) => lesson.id)))
  const use = rounds.findLast((round) => round.use !== null)?.use ?? null
  const late = rounds.flatMap(({ recalled }) => recalled.problem ?? [])
  return {
    recalled: idsOf('lessons').size,
    cohort: idsOf('cohort').size,
    use: use === null ? null : { rank: use.rank, rankWithout: use.rankWithout, effect: effectOf(use.rank, use.rankWithout) },
    problems: [...new Set([...late, ...memory.problems()])],
  }
}

function effectOf(rank: number, rankWithout: number | null): NonNullable<LessonsReport['use']>['effect'] {
  if (rankWithout === null || rank < rankWithout) return 'helped'
  return rank === rankWithout ? 'neutral' : 'harmed'
}

export function experienceRecords(rounds: readonly LearntRound[]): readonly ExperienceRecord[] {
  return rounds.map(({ round, experience }) => ({ kind: 'experience', round, experience }))
}

/** What a repair that has ended teaches, and what lessons were worth in it. */
export async function learn(
  memory: LessonMemory,
  rounds: readonly LearntRound[],
  header: Pick<TrajectoryHeader, 'version' | 'runId' | 'startedAt' | 'task'>,
  problem: string,
  end: EndRecord,
): Promise<void> {
  for (const { use } of rounds) if (use !== null) await memory.noteUse(use)
  await memory.learn(experienceRecords(rounds).map((experience) => distil({ header, experience, end, problem })))
}
