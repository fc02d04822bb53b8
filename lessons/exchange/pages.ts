import type { LessonFilter, LessonStore, StoredLesson } from '../store/store.ts'

/** So many lessons are in memory at once, however large the store is. */
const PAGE = 1_000

/** All lessons that pass, the newest first, page by page. */
export async function* pagesOf(store: LessonStore, filter: LessonFilter, page = PAGE): AsyncGenerator<readonly StoredLesson[]> {
  for (let offset = 0; ; offset += page) {
    const lessons = await store.list(filter, { offset, limit: page })
    if (lessons.length > 0) yield lessons
    if (lessons.length < page) return
  }
}
