import { NOTHING_RECALLED, type Lesson, type LessonMemory } from '#core'

/** A memory that knows nothing, and keeps what it is taught in this list. */
export function collecting(lessons: Lesson[]): LessonMemory {
  return {
    recall: () => Promise.resolve(NOTHING_RECALLED),
    learn: (taught) => {
      lessons.push(...taught)
      return Promise.resolve()
    },
    noteUse: () => Promise.resolve(),
    problems: () => [],
    close: () => Promise.resolve(),
  }
}

/** The same memory, and how long its recalls took. */
export function timed(memory: LessonMemory): { readonly memory: LessonMemory; readonly recallMs: () => number } {
  let ms = 0
  const recall: LessonMemory['recall'] = async (query) => {
    const started = performance.now()
    try {
      return await memory.recall(query)
    } finally {
      ms += performance.now() - started
    }
  }
  return { memory: { ...memory, recall }, recallMs: () => ms }
}
