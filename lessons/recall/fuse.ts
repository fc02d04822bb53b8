import type { Found, StoredLesson } from '../store/store.ts'
import type { Finder } from './finder.ts'

/** A lesson that one or more finders found. */
export interface Fused {
  readonly stored: StoredLesson
  readonly by: readonly Finder['name'][]
  readonly score: number
}

/** From the paper: the first ranks of one finder do not outweigh what several agree on. */
const K = 60

/** Reciprocal rank fusion (Cormack, Clarke, Buettcher 2009): scores of different kinds are never compared, only places. The best first. */
export function fuse(found: readonly (readonly [by: Finder['name'], found: readonly Found[]])[]): readonly Fused[] {
  const all = new Map<string, Fused>()
  for (const [by, list] of found) {
    for (const [place, { stored }] of list.entries()) {
      const { id } = stored.lesson
      const before = all.get(id) ?? { stored, by: [], score: 0 }
      all.set(id, { stored, by: [...before.by, by], score: before.score + 1 / (K + place + 1) })
    }
  }
  // Sorting is stable, but stores may find equals in any order.
  return [...all.values()].sort((a, b) => b.score - a.score || (a.stored.lesson.id < b.stored.lesson.id ? -1 : 1))
}
