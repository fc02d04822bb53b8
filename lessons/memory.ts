import { NOTHING_RECALLED } from '#core'
import type { Clock, Embedder, Lesson, LessonMemory } from '#core'
import { problemName } from './distil/problem-name.ts'
import { signatureKeys } from './embed/signature-keys.ts'
import { wordsOf } from './embed/words.ts'
import { problemText } from './problem-text.ts'
import { recallFrom } from './recall/recall.ts'
import type { LessonStore, StoredLesson } from './store/store.ts'
import { NEW_WORTH } from './worth/new-worth.ts'
import { noteUseIn } from './worth/note-use.ts'
import { teach } from './worth/teach.ts'

export interface MemoryOptions {
  /** Milliseconds since 1970. */
  readonly clock: Clock
  /** Recalls nothing that was learnt from the problem that is asked about; for benchmarks. Default false. */
  readonly leaveProblemOut?: boolean
  /** After so many days a use of a lesson counts half; default 90. */
  readonly halfLifeDays?: number
}

/** A memory over a store, which it closes. A store that is not written to, such as a tagged version, is only recalled from. */
export function createMemory(store: LessonStore, embedder: Embedder, options: MemoryOptions): LessonMemory {
  const { clock, leaveProblemOut = false, halfLifeDays } = options
  const problems = new Set<string>()
  const reading = guard(problems)
  const writing = guard(problems)
  if (store.embedder !== embedder.name) {
    problems.add(`the lessons were embedded by ${store.embedder}, this is ${embedder.name}: none is recalled or kept`)
    reading.stop()
    writing.stop()
  }
  if (!store.isWritable) writing.stop()
  return {
    recall: async ({ signature, problem }) => {
      const query = { signature, problem: problemName(problem) }
      // Where nothing is noted, nothing fades: a tagged version says the same whenever it is asked.
      const now = store.isWritable ? clock() : 0
      const asked = { leaveProblemOut, now, ...(halfLifeDays === undefined ? {} : { halfLifeDays }) }
      return (await reading.attempt(() => recallFrom(store, embedder, query, asked))) ?? NOTHING_RECALLED
    },
    learn: async (lessons) => {
      if (lessons.length === 0) return
      await writing.attempt(() => teach(store, lessons, (fresh) => keepable(fresh, embedder), clock(), halfLifeDays))
    },
    noteUse: async (use) => {
      await writing.attempt(() => noteUseIn(store, use, clock(), halfLifeDays))
    },
    problems: () => [...problems],
    close: async () => {
      await guard(problems).attempt(() => store.close())
    },
  }
}

/** Lessons with everything that they are found by. */
export async function keepable(lessons: readonly Lesson[], embedder: Embedder): Promise<readonly StoredLesson[]> {
  const vectors = await embedder.embed(lessons.map(({ signature }) => signature))
  return lessons.map((lesson, at) => ({
    lesson,
    vector: vectors[at] ?? new Float32Array(),
    ...signatureKeys(lesson.signature),
    words: wordsOf(lesson),
    worth: NEW_WORTH,
  }))
}

/** A store that failed once is left alone: whoever waits for its lock would wait each time. */
function guard(problems: Set<string>) {
  let isStopped = false
  return {
    stop: () => {
      isStopped = true
    },
    attempt: async <T>(work: () => Promise<T>): Promise<T | null> => {
      if (isStopped) return null
      try {
        return await work()
      } catch (error) {
        isStopped = true
        problems.add(problemText(error))
        return null
      }
    },
  }
}
