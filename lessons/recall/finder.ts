import type { FailureSignature } from '#core'
import type { SignatureKeys } from '../embed/signature-keys.ts'
import type { Found, LessonFilter, LessonStore } from '../store/store.ts'

/** What is looked for, in all forms that a finder may want. */
export interface Asked {
  readonly signature: FailureSignature
  readonly vector: Float32Array
  readonly keys: SignatureKeys
  readonly filter: LessonFilter
}

/** One way to find lessons: the best first. */
export interface Finder {
  readonly name: 'keys' | 'shape' | 'words'
  find(store: LessonStore, asked: Asked): Promise<readonly Found[]>
}
