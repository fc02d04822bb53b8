import { TracemendError } from '#core'
import { defaultPlace, type LessonsPlace, NO_LESSONS, readPlace } from './lessons-place.ts'
import type { Settings } from './settings.ts'

/** What says where lessons are, and what they are found by. */
export interface LessonSettings {
  readonly settings: Pick<Settings, 'lessons' | 'embeddings' | 'baseUrl'>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The project's root. */
  readonly root: string
}

/** Where lessons are, by the settings or by default; `null` where there shall be none. Relative folders are the current one's. */
export function placeOf({ settings, environment, root }: LessonSettings): LessonsPlace | null {
  const { lessons } = settings
  if (lessons === NO_LESSONS) return null
  return lessons === undefined ? defaultPlace(root, environment) : readPlace(lessons, process.cwd())
}

/** The same for commands that are about lessons. Throws `USAGE` where there are none. */
export function namedPlace(given: LessonSettings): LessonsPlace {
  const place = placeOf(given)
  if (place !== null) return place
  throw new TracemendError('USAGE', 'no lessons are named: they are set to none', 'name a folder: --lessons DIR')
}
