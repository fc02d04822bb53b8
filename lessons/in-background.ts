import { NOTHING_RECALLED, type LessonMemory } from '#core'
import { problemText } from './problem-text.ts'

/**
 * A memory that is opened while other things are done, and that keeps what it is told until `close`, so that nobody waits for a disk before he has his
 * patch. Where it cannot be opened it remembers nothing, and its problems say why. One that is not there yet is made only when there is something to
 * keep.
 */
export function openInBackground(open: () => Promise<LessonMemory>, isThere = true): LessonMemory {
  const told: ((memory: LessonMemory) => Promise<void>)[] = []
  let memory: LessonMemory | null = null
  let problem: string | null = null
  const begin = () =>
    open().then(
      (it) => (memory = it),
      (error: unknown) => {
        problem = problemText(error)
        return null
      },
    )
  const opened = isThere ? begin() : null
  const later = (work: (memory: LessonMemory) => Promise<void>) => {
    told.push(work)
    return Promise.resolve()
  }
  return {
    recall: async (query) => (await opened)?.recall(query) ?? NOTHING_RECALLED,
    learn: (lessons) => (lessons.length === 0 ? Promise.resolve() : later((it) => it.learn(lessons))),
    noteUse: (use) => later((it) => it.noteUse(use)),
    problems: () => (problem === null ? (memory?.problems() ?? []) : [problem]),
    close: async () => {
      const it = await (opened ?? (told.length > 0 ? begin() : null))
      if (it === null) return
      for (const tell of told.splice(0)) await tell(it)
      await it.close()
    },
  }
}
