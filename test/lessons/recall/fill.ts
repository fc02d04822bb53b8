import type { FailureSignature, Lesson } from '#core'
import { createFeatureEmbedder } from '../../../lessons/embed/feature-hashing.ts'
import { keepable } from '../../../lessons/memory.ts'
import { createMemoryStore } from '../../../lessons/store/in-memory.ts'
import type { LessonStore, Worth } from '../../../lessons/store/store.ts'
import { SIGNATURE } from '../signature.ts'
import { storedLesson, type Wanted } from '../store/stored.ts'

export const embedder = createFeatureEmbedder()

export interface Given extends Pick<Wanted, 'problem' | 'outcome'> {
  readonly signature?: Partial<FailureSignature>
  readonly kept?: Lesson['kept']
  readonly worth?: Partial<Worth>
}

/** A store with a lesson of each name, of the usual signature with some fields changed. */
export async function filled(given: Readonly<Record<string, Given>>): Promise<LessonStore> {
  const store = createMemoryStore(embedder)
  for (const [name, { signature = {}, kept, worth = {}, ...wanted }] of Object.entries(given)) {
    const { lesson } = storedLesson(name, wanted)
    const [stored] = await keepable(
      [{ ...lesson, signature: { ...SIGNATURE, ...signature }, kept: kept ?? lesson.kept }],
      embedder,
    )
    await store.add([{ ...stored!, worth: { ...stored!.worth, ...worth } }])
  }
  return store
}
