import { TracemendError } from '#core'

/** What is wrong with a model's name, endpoint or file, and what to do. */
export function invalid(message: string, hint: string, cause?: unknown): TracemendError {
  return new TracemendError('MODEL_INVALID', message, hint, cause === undefined ? undefined : { cause })
}
