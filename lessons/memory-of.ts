import type { Clock, Embedder, Lesson, LessonMemory } from '#core'
import { createFeatureEmbedder } from './embed/feature-hashing.ts'
import { createMemory, keepable } from './memory.ts'
import { createMemoryStore } from './store/in-memory.ts'

export interface MemoryOfOptions {
  /** Recalls nothing that was learnt from the problem that is asked about; default false. */
  readonly leaveProblemOut?: boolean
  /** Default: features of the signature, hashed. */
  readonly embedder?: Embedder
  /** Milliseconds since 1970; default the machine's. */
  readonly clock?: Clock
}

/** A memory of just these lessons: it learns nothing, and ends with its process. */
export async function memoryOf(lessons: readonly Lesson[], options: MemoryOfOptions = {}): Promise<LessonMemory> {
  const { leaveProblemOut = false, embedder = createFeatureEmbedder(), clock = Date.now } = options
  const store = createMemoryStore(embedder)
  await store.add(await keepable(lessons, embedder))
  return createMemory({ ...store, isWritable: false }, embedder, { clock, leaveProblemOut })
}
