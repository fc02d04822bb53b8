import type { Embedder, Recall, RecallQuery, RecalledLesson } from '#core'
import { signatureKeys } from '../embed/signature-keys.ts'
import type { LessonStore } from '../store/store.ts'
import { decayed } from '../worth/decay.ts'
import { usefulness } from '../worth/usefulness.ts'
import { byKeys } from './by-keys.ts'
import { byShape } from './by-shape.ts'
import { byWords } from './by-words.ts'
import { MOST_COHORT, MOST_SHOWN } from './cohort.ts'
import { cosine } from './cosine.ts'
import { diversify } from './diversify.ts'
import type { Asked, Finder } from './finder.ts'
import { fuse, type Fused } from './fuse.ts'
import { reasonsFor } from './reasons.ts'

export const FINDERS: readonly Finder[] = [byKeys, byShape, byWords]

/** What is less alike says nothing about a failure: most programs have so much in common. Measured with twins, see `fields.ts`. */
const FAR = 0.35

/** Such neighbours are the same failure of the same program, under other names. */
const NEAR_DUPLICATE = 0.97

export interface RecallOptions {
  /** Leaves out what was learnt from the same problem, by its id and by its looks. */
  readonly leaveProblemOut: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  readonly halfLifeDays?: number
}

/** What the store's lessons say about a failure. Throws what the store throws. */
export async function recallFrom(
  store: LessonStore,
  embedder: Embedder,
  { signature, problem }: RecallQuery,
  options: RecallOptions,
): Promise<Recall> {
  const [vector] = await embedder.embed([signature])
  if (vector === undefined) throw new RangeError(`${embedder.name} gave no vector`)
  const filter = { language: signature.language, ...(options.leaveProblemOut ? { exceptProblem: problem } : {}) }
  const asked: Asked = { signature, vector, keys: signatureKeys(signature), filter }
  const found = await Promise.all(FINDERS.map(async (finder) => [finder.name, await finder.find(store, asked)] as const))
  const cohort = fuse(found)
    .map((fused) => weigh(fused, asked, options))
    .filter((one) => one !== null)
    .slice(0, MOST_COHORT)
  return { lessons: diversify(cohort, MOST_SHOWN), cohort }
}

function weigh(fused: Fused, { vector, keys }: Asked, options: RecallOptions): RecalledLesson | null {
  const { lesson, vector: its, exactKey } = fused.stored
  const alike = cosine(vector, its)
  if (alike < FAR) return null
  if (options.leaveProblemOut && alike >= NEAR_DUPLICATE && exactKey === keys.exactKey) return null
  const worth = decayed(fused.stored.worth, options.now, options.halfLifeDays)
  const similarity = Math.min(1, (alike - FAR) / (1 - FAR))
  return { lesson, weight: similarity * usefulness(worth), reasons: reasonsFor(fused, keys, alike, worth) }
}
