import type { LessonUse } from '#core'
import type { LessonStore, Worth } from '../store/store.ts'
import { decayed } from './decay.ts'
import { effectsOf, type Effect } from './effects.ts'
import { doesMoreHarm } from './quarantine.ts'

/** Writes down what a use did to all lessons that had a weight in it. Those that were forgotten meanwhile are left out. */
export async function noteUseIn(store: LessonStore, use: LessonUse, now: number, halfLifeDays?: number): Promise<void> {
  const effects = effectsOf({ ...use, recalled: use.recalled.filter(({ weight }) => weight > 0) })
  const changes = [...effects].map(
    ([id, effect]) => [id, (worth: Worth) => used(decayed(worth, now, halfLifeDays), effect, now)] as const,
  )
  await store.changeWorth(new Map(changes))
}

function used(worth: Worth, { helped, harmed }: Effect, now: number): Worth {
  const counted = {
    ...worth,
    uses: worth.uses + 1,
    helped: worth.helped + helped,
    harmed: worth.harmed + harmed,
    lastUsedAt: new Date(now).toISOString(),
  }
  return { ...counted, isQuarantined: doesMoreHarm(counted) }
}
