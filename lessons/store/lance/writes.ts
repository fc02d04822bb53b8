import type { Embedder } from '#core'
import type { StoredLesson, WorthChanges } from '../store.ts'
import { keepIndices } from './indices.ts'
import type { Table } from './lancedb.ts'
import type { Reads } from './reads.ts'
import { textsOf, toTable } from './rows.ts'
import { lessonSchema } from './schema.ts'
import { idIn } from './where.ts'

/** Rows of one commit: each commit is a version, and each batch is in memory twice. */
const BATCH = 20_000
/** So many ids are looked up quicker than a commit is made that changes nothing. */
const LOOK_FIRST = 1_000
/** Tags are branches that nobody writes to: of all names of a version these are what a clean-up goes around. */
const TAG = 'tag-'

/** Changes of the table, each by the only writer. */
export interface Writes {
  add(lessons: readonly StoredLesson[]): Promise<number>
  changeWorth(worths: WorthChanges): Promise<void>
  remove(ids: readonly string[]): Promise<number>
  tag(name: string): Promise<void>
  untag(name: string): Promise<void>
  /** `isAlone`: no other process can be in the middle of a change. */
  optimise(isAlone: boolean): Promise<void>
}

export function createWrites(table: Table, get: Reads['get'], embedder: Pick<Embedder, 'name' | 'dimensions'>): Writes {
  // Not the table's own schema: that is made of the classes of another copy of Arrow.
  const schema = lessonSchema(embedder)
  return {
    async add(lessons) {
      const once = [...new Map(lessons.toReversed().map((stored) => [stored.lesson.id, stored])).values()].reverse()
      let added = 0
      for (const batch of batches(once)) {
        const fresh = batch.length > LOOK_FIRST ? batch : await unknown(table, batch)
        if (fresh.length === 0) continue
        const rows = toTable(fresh, schema, embedder.name)
        added += (await table.mergeInsert('id').whenNotMatchedInsertAll().execute(rows)).numInsertedRows
      }
      return added
    },
    async changeWorth(worths) {
      // Whole rows: merging some columns reads the whole table.
      for (const ids of batches([...worths.keys()], LOOK_FIRST)) {
        const there = await get(ids)
        if (there.length === 0) continue
        const changed = there.map((stored) => ({ ...stored, worth: worths.get(stored.lesson.id)!(stored.worth) }))
        await table
          .mergeInsert('id')
          .whenMatchedUpdateAll()
          .execute(toTable(changed, schema, embedder.name))
      }
    },
    async remove(ids) {
      let removed = 0
      for (const batch of batches(ids, LOOK_FIRST)) removed += (await table.delete(idIn(batch))).numDeletedRows
      return removed
    },
    async tag(name) {
      const branches = await table.branches()
      if (Object.hasOwn(await branches.list(), TAG + name)) await branches.delete(TAG + name)
      await branches.create(TAG + name)
    },
    async untag(name) {
      const branches = await table.branches()
      if (Object.hasOwn(await branches.list(), TAG + name)) await branches.delete(TAG + name)
    },
    async optimise(isAlone) {
      // Reads a little of every part: where one is damaged, the versions before are not forgotten.
      await table.countRows('quarantined = false')
      const tidy = () => table.optimize({ cleanupOlderThan: new Date(), deleteUnverified: isAlone })
      // Parts are joined before indices are made, which would have to be made again; and what both left behind is forgotten after them.
      await tidy()
      await keepIndices(table, await table.countRows())
      await tidy()
    },
  }
}

export async function tagsOf(table: Table): Promise<string[]> {
  const names = Object.keys(await (await table.branches()).list())
  return names.flatMap((name) => (name.startsWith(TAG) ? [name.slice(TAG.length)] : [])).sort()
}

/** The table as it was when it was tagged; nothing can be written to it. */
export async function openTag(table: Table, name: string): Promise<Table> {
  const branches = await table.branches()
  const tagged = await branches.checkout(TAG + name)
  return await branches.checkout(TAG + name, await tagged.version())
}

async function unknown(table: Table, lessons: readonly StoredLesson[]): Promise<StoredLesson[]> {
  const where = idIn(lessons.map(({ lesson }) => lesson.id))
  const ids = new Set(textsOf(await table.query().where(where).select(['id']).toArrow(), 'id'))
  return lessons.filter(({ lesson }) => !ids.has(lesson.id))
}

function* batches<T>(items: readonly T[], size = BATCH): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
