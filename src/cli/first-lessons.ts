import { existsSync } from 'node:fs'
import { type LessonSettings, placeOf } from '../config/lesson-settings.ts'

/**
 * Looks, before lessons are opened, whether this repair will be the first that keeps some where nobody has asked for it. What is returned tells
 * afterwards where they are and how to have none, if that happened; else `null`.
 */
export function firstLessons(given: LessonSettings): () => string | null {
  const location = given.settings.lessons === undefined ? placeOf(given)?.location : undefined
  if (location === undefined || existsSync(location)) return () => null
  return () =>
    existsSync(location) ? `lessons of repairs are kept in ${location} from now on; to keep none: --lessons none` : null
}
