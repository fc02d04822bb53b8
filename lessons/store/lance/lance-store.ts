import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { checkVector } from '../check-vector.ts'
import type { LessonStore } from '../store.ts'
import { explaining, unusable } from './failures.ts'
import type { Connection, Table } from './lancedb.ts'
import type { Place } from './place.ts'
import { queueFor } from './queue.ts'
import { createReads } from './reads.ts'
import { createWrites, tagsOf, type Writes } from './writes.ts'

export interface OpenedTable {
  readonly connection: Connection
  readonly table: Table
  readonly place: Place
  readonly location: string
  readonly name: string
  readonly dimensions: number
  readonly isWritable: boolean
  /** Works while no other process writes. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
}

/** So many small parts, or versions, are worth an optimisation when the store is closed. */
const MANY_PARTS = 24
const TAG_NAME = /^[\w-][\w.-]{0,63}$/

export function createLanceStore(opened: OpenedTable): LessonStore {
  const { connection, table, place, location, name, dimensions, isWritable, alone } = opened
  const reads = createReads(table)
  const writes = createWrites(table, reads.get, { name, dimensions })
  const queue = queueFor(place.uri)
  let hasWritten = false

  const read = <T>(work: () => Promise<T>): Promise<T> => explaining(location, 'read', () => twice(work))
  const write = <T>(work: (writes: Writes) => Promise<T>): Promise<T> =>
    queue(() =>
      explaining(location, 'written', async () => {
        if (!isWritable) throw readOnly(location)
        hasWritten = true
        return await alone(() => work(writes))
      }),
    )
  const optimise = () => write((changes) => changes.optimise(place.kind === 'folder'))

  return {
    embedder: name,
    isWritable,
    async add(lessons) {
      for (const { vector } of lessons) checkVector(vector, dimensions)
      return lessons.length === 0 ? 0 : await write((changes) => changes.add(lessons))
    },
    get: (ids) => read(() => reads.get(ids)),
    async near(vector, filter, limit) {
      checkVector(vector, dimensions)
      return await read(() => reads.near(vector, filter, limit))
    },
    alike: (keys, filter, limit) => read(() => reads.alike(keys, filter, limit)),
    matching: (words, filter, limit) => read(() => reads.matching(words, filter, limit)),
    outcomes: (filter, limit) => read(() => reads.outcomes(filter, limit)),
    list: (filter, page) => read(() => reads.list(filter, page)),
    count: (filter) => read(() => reads.count(filter)),
    async changeWorth(worths) {
      if (worths.size > 0) await write((changes) => changes.changeWorth(worths))
    },
    remove: (ids) => (ids.length === 0 ? Promise.resolve(0) : write((changes) => changes.remove(ids))),
    async tag(tag) {
      checkTag(tag, location)
      await write((changes) => changes.tag(tag))
    },
    async untag(tag) {
      checkTag(tag, location)
      await write((changes) => changes.untag(tag))
    },
    optimise,
    statistics: () =>
      read(async () => ({
        location,
        embedder: name,
        lessons: await table.countRows(),
        quarantined: await table.countRows('quarantined = true'),
        bytes: place.kind === 'folder' ? await sizeOf(place.uri) : null,
        version: await table.version(),
        tags: await tagsOf(table),
        indices: (await table.listIndices()).map((index) => index.name).sort(),
      })),
    async close() {
      try {
        // Where that cannot be read any more there is nothing to bring in order.
        if (hasWritten && (await isScattered(table).catch(() => false))) await optimise()
        await queue(() => Promise.resolve())
      } finally {
        table.close()
        connection.close()
      }
    },
  }
}

/** A version that another process has just swept away is gone for one reading, not for the next. */
async function twice<T>(work: () => Promise<T>): Promise<T> {
  return await work().catch(work)
}

async function isScattered(table: Table): Promise<boolean> {
  const { fragmentStats } = await table.stats()
  return fragmentStats.numSmallFragments > MANY_PARTS || (await table.listVersions()).length > MANY_PARTS
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const readOnly = (location: string) =>
  unusable(
    location,
    `the lessons in ${location} are opened for reading only`,
    'open them without a tag, where their files can be written',
  )

function checkTag(tag: string, location: string): void {
  if (TAG_NAME.test(tag)) return
  throw unusable(
    location,
    `${JSON.stringify(tag)} is no name for a version`,
    'take letters, digits, dots, dashes and underscores, 64 at most',
  )
}
