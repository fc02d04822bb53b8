import type { LessonMemory } from '#core'
import { openLessons, readPlace } from '#tracemend'
import type { LessonsSource } from '../result.ts'

/** Lessons that a benchmark recalls from, and what they were. */
export interface OpenedBenchLessons {
  readonly memory: LessonMemory
  readonly source: LessonsSource
}

/**
 * Opens the lessons at `DIR`, or as they were at `DIR@TAG`: only to be read, and without those of the problem that is asked about.
 * @throws TracemendError LESSONS_UNUSABLE
 */
export async function openBenchLessons(text: string, cwd: string): Promise<OpenedBenchLessons> {
  const place = readPlace(text, cwd)
  const { memory, store, embedder } = await openLessons({ ...place, readOnly: true, leaveProblemOut: true })
  const { version, lessons } = await store.statistics()
  return { memory, source: { ...place, version, lessons, embedder: embedder.name } }
}
