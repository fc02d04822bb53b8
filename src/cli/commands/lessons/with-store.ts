import { TracemendError } from '#core'
import type { LessonStore } from '#lessons'
import { type LessonSettings, namedPlace } from '../../../config/lesson-settings.ts'

/**
 * Lends the store that the settings name, whatever its lessons are found by, and closes it.
 * @throws TracemendError LESSONS_UNUSABLE where it cannot be opened, or nothing is there
 */
export async function withStore<T>(
  given: LessonSettings,
  mode: 'read' | 'write',
  use: (store: LessonStore) => Promise<T>,
): Promise<T> {
  const place = namedPlace(given)
  if (mode === 'write' && place.tag !== null) {
    throw new TracemendError('USAGE', 'a tagged version is not changed', 'name the lessons without @TAG')
  }
  const { openStore } = await import('#lessons')
  const store = await openStore({ ...place, readOnly: mode === 'read' })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
