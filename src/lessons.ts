import { existsSync } from 'node:fs'
import { endpointFromEnvironment, openEmbedder } from '#agents'
import type { Embedder, LessonMemory } from '#core'
import { type OpenedLessons, openInBackground, openLessons } from '#lessons'
import { type LessonSettings, namedPlace, placeOf } from './config/lesson-settings.ts'

/** For others that write at the same time nobody should wait long who has his patch already. */
const PATIENCE_MS = 10_000

/** What lessons are found by: `null` for what is built in. */
function embedderOf({ settings, environment }: Omit<LessonSettings, 'root'>): Promise<Embedder> | null {
  const { embeddings, baseUrl } = settings
  return embeddings === undefined ? null : openEmbedder(embeddings, endpointFromEnvironment(environment, baseUrl ?? undefined))
}

export interface OpenOptions {
  readonly readOnly?: boolean
  readonly leaveProblemOut?: boolean
  readonly waitMs?: number
}

/** Opens what the settings name. Throws `LESSONS_UNUSABLE`, and `USAGE` where they name none. */
export async function openBySettings(given: LessonSettings, options: OpenOptions = {}): Promise<OpenedLessons> {
  const place = namedPlace(given)
  const embedder = await embedderOf(given)
  return openLessons({ ...place, ...options, ...(embedder === null ? {} : { embedder }) })
}

/** A memory for one repair, which begins to open at once; `null` where there shall be none. What it is told is kept when it is closed. */
export function lessonsForRepair(given: LessonSettings): LessonMemory | null {
  const place = placeOf(given)
  if (place === null) return null
  // Of a bucket only opening it tells.
  const isThere = place.location.includes('://') || existsSync(place.location) || place.tag !== null
  return openInBackground(async () => (await openBySettings(given, { waitMs: PATIENCE_MS })).memory, isThere)
}
