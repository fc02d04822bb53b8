import type { Edit } from '#core'
import type { Single } from '../search/single.ts'
import { patchKey } from '../search/writing/patch-key.ts'

/** So far a change is looked for, or so many times as far as it is near in another order. */
const FAR = 2_000
const TIMES = 8

/** The place of a change in an order of single changes, from 1; `null` where it is further off than was looked. Nothing is run. */
export function placeOf(text: string, edits: readonly Edit[], singles: Iterable<Single>, near = 0): number | null {
  const wanted = patchKey(text, edits)
  const seen = new Set<string>([''])
  for (const single of singles) {
    seen.add(patchKey(text, single.edits))
    if (seen.has(wanted)) return seen.size - 1
    if (seen.size > Math.max(FAR, TIMES * near)) return null
  }
  return null
}
