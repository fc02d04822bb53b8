import { NOTHING_RECALLED, type LessonMemory } from '#core'

/** The memory that remembers nothing: repairs start from the operators' own priors. */
export const noLessons: LessonMemory = {
  recall: () => Promise.resolve(NOTHING_RECALLED),
  learn: () => Promise.resolve(),
  noteUse: () => Promise.resolve(),
  problems: () => [],
  close: () => Promise.resolve(),
}
