import type { Embedder, Lesson } from '#core'
import { keepable } from '../memory.ts'
import type { LessonStore } from '../store/store.ts'

/** What became of lessons that were brought in: `skipped` were known already. */
export interface Kept {
  readonly added: number
  readonly skipped: number
}

/** Embedded and written together. */
const BATCH = 1_000

/** Adds lessons from elsewhere. Those that are known already stay as they are: nobody was taught anything. */
export async function keepAll(
  lessons: Iterable<Lesson> | AsyncIterable<Lesson>,
  store: LessonStore,
  embedder: Embedder,
): Promise<Kept> {
  let added = 0
  let seen = 0
  let batch = new Map<string, Lesson>()
  const flush = async () => {
    const known = new Set((await store.get([...batch.keys()])).map(({ lesson }) => lesson.id))
    const fresh = [...batch.values()].filter(({ id }) => !known.has(id))
    if (fresh.length > 0) added += await store.add(await keepable(fresh, embedder))
    batch = new Map()
  }
  for await (const lesson of lessons) {
    seen++
    batch.set(lesson.id, lesson)
    if (batch.size === BATCH) await flush()
  }
  if (batch.size > 0) await flush()
  return { added, skipped: seen - added }
}
