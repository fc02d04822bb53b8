import type { Embedder } from '#core'
import { digestOf } from '../../../lessons/hash.ts'
import { keepable } from '../../../lessons/memory.ts'
import type { LessonStore, StoredLesson } from '../../../lessons/store/store.ts'
import { lessonOf } from './lesson-of.ts'
import type { Row } from './rows.ts'

/** In memory at one time. */
const BATCH = 10_000
/** Of a hundred lessons so many have done harm, and are not found. */
const QUARANTINED_OF_100 = 2

/**
 * Adds the rows from one number up to another, batch by batch; `see` is shown all that was added. Resolves to the milliseconds that the store
 * took, making the rows not counted.
 */
export async function fill(
  { store, embedder, row, seed }: { store: LessonStore; embedder: Embedder; row: (at: number) => Row; seed: number },
  [from, to]: readonly [from: number, to: number],
  see: (stored: StoredLesson) => void = () => {},
): Promise<number> {
  let ms = 0
  for (let start = from; start < to; start += BATCH) {
    const at = Array.from({ length: Math.min(BATCH, to - start) }, (_, i) => start + i)
    const lessons = at.map((number) => lessonOf(row(number), digestOf([seed, number]), seed))
    const batch = (await keepable(lessons, embedder)).map((stored, i) => (isQuarantined(at[i]!) ? quarantined(stored) : stored))
    const began = performance.now()
    await store.add(batch)
    ms += performance.now() - began
    batch.forEach(see)
  }
  return ms
}

const isQuarantined = (row: number) => row % 100 < QUARANTINED_OF_100

function quarantined(stored: StoredLesson): StoredLesson {
  return { ...stored, worth: { ...stored.worth, uses: 4, harmed: 4, isQuarantined: true } }
}
