import { TracemendError } from '#core'

/** What was wrong with a store, in words that say what to do. */
export function problemText(error: unknown): string {
  if (error instanceof TracemendError) return `${error.message} (${error.hint})`
  return `lessons cannot be used: ${error instanceof Error ? error.message : String(error)}`
}
