import type { Lesson } from '#core'
import type { LessonStore, StoredLesson, Worth } from '../store/store.ts'
import { decayed } from './decay.ts'
import { doesMoreHarm } from './quarantine.ts'

/**
 * Adds what is new. What is known already was taught once more: it gets no second row, and is looked at afresh where it had done harm.
 * `keep` makes a new lesson findable.
 */
export async function teach(
  store: LessonStore,
  lessons: readonly Lesson[],
  keep: (lessons: readonly Lesson[]) => Promise<readonly StoredLesson[]>,
  now: number,
  halfLifeDays?: number,
): Promise<void> {
  const distinct = [...new Map(lessons.map((lesson) => [lesson.id, lesson])).values()]
  const known = new Set((await store.get(distinct.map(({ id }) => id))).map(({ lesson }) => lesson.id))
  const fresh = distinct.filter(({ id }) => !known.has(id))
  if (fresh.length > 0) await store.add(await keep(fresh))
  await store.changeWorth(new Map([...known].map((id) => [id, (worth) => taughtAgain(worth, now, halfLifeDays)])))
}

function taughtAgain(worth: Worth, now: number, halfLifeDays?: number): Worth {
  return { ...worth, taught: worth.taught + 1, isQuarantined: doesMoreHarm(decayed(worth, now, halfLifeDays)) }
}
