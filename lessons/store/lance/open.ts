import type { TracemendError } from '#core'
import type { LessonStore } from '../store.ts'
import { explaining, unusable } from './failures.ts'
import { createLanceStore } from './lance-store.ts'
import { connect, type Connection, type Table } from './lancedb.ts'
import { asOnlyWriter } from './lock.ts'
import { migrate } from './migrations.ts'
import { lookAt, makeFolder, type Place } from './place.ts'
import { describeSchema, lessonSchema, STORE_SCHEMA, TABLE } from './schema.ts'
import { openTag, tagsOf } from './writes.ts'

export interface LanceOptions {
  /** A folder, or `s3://…`. */
  readonly location: string
  /** Null: whichever it was made with; for looking at a store, nothing can be created so. */
  readonly embedder: { readonly name: string; readonly dimensions: number } | null
  /** To write, it is created where it is not there. Where its files cannot be written it is opened for reading: see `isWritable`. */
  readonly mode: 'write' | 'read'
  /** Opens what was named so, for reading. */
  readonly tag?: string | undefined
  /** How long to wait for other writers; default a minute. */
  readonly waitMs?: number
}

const WAIT_MS = 60_000

/** A bucket that does not answer should not hold up a repair for minutes. */
const STORAGE = { connect_timeout: '5 seconds', timeout: '30 seconds', client_max_retries: '2' }

/** @throws TracemendError LESSONS_UNUSABLE with what to do */
export async function openLanceStore(options: LanceOptions): Promise<LessonStore> {
  const { location } = options
  return await explaining(location, 'opened', async () => {
    const place = await lookAt(location)
    if (place.kind === 'folder') await prepareFolder(place, options)
    const connection = await connect(place.uri, {
      readConsistencyInterval: 0,
      storageOptions: place.kind === 'bucket' ? STORAGE : {},
    })
    try {
      return await openOn(connection, place, options)
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

async function prepareFolder(
  { uri, holds, isWritable }: Place & { kind: 'folder' },
  { location, mode }: LanceOptions,
): Promise<void> {
  if (holds === 'ruins') {
    const hint = 'move it away and import an export, or name another folder with `--lessons`; nothing was changed'
    throw unusable(location, `the lessons in ${location} are damaged: no version of them is left to read`, hint)
  }
  if (holds === 'table') return
  if (mode === 'read') throw nothingThere(location)
  if (!isWritable) {
    throw unusable(
      location,
      `no lessons can be kept in ${location}: it cannot be written`,
      'name another folder with `--lessons`',
    )
  }
  await makeFolder(uri)
}

async function openOn(connection: Connection, place: Place, options: LanceOptions): Promise<LessonStore> {
  const { location, embedder, mode, tag, waitMs = WAIT_MS } = options
  const isWritable = mode === 'write' && tag === undefined && (place.kind === 'bucket' || place.isWritable)
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    place.kind === 'folder' ? asOnlyWriter(place.uri, waitMs, work) : work()

  let table = await openTable(connection, place, options, alone)
  const found = describeSchema(await table.schema())
  check(found, options)
  if (found.version < STORE_SCHEMA) {
    if (!isWritable) throw olderSchema(location, found.version)
    // Asked anew: another process may have done it while this one waited.
    await alone(async () => migrate(table, describeSchema(await table.schema())!.version))
  }
  if (tag !== undefined) {
    const tags = await tagsOf(table)
    if (!tags.includes(tag)) {
      const hint = tags.length === 0 ? 'nothing is tagged there: `tracemend lessons tag NAME`' : `there are ${tags.join(', ')}`
      throw unusable(location, `the lessons in ${location} have no version that is tagged ${tag}`, hint)
    }
    table = await openTag(table, tag)
  }
  return createLanceStore({ connection, table, place, location, isWritable, alone, ...(embedder ?? described(found)) })
}

const described = ({ embedder, dimensions }: { embedder: string; dimensions: number }) => ({ name: embedder, dimensions })

async function openTable(
  connection: Connection,
  place: Place,
  { location, embedder, mode }: LanceOptions,
  alone: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<Table> {
  const isThere = async () =>
    place.kind === 'folder'
      ? ((await lookAt(place.uri)) as typeof place).holds === 'table'
      : (await connection.tableNames()).includes(TABLE)
  if (await isThere()) return await connection.openTable(TABLE)
  if (mode === 'read' || embedder === null) throw nothingThere(location)
  // Of two that are created at the same time one would vanish, with what was added to it.
  return await alone(async () =>
    (await isThere())
      ? await connection.openTable(TABLE)
      : await connection.createEmptyTable(TABLE, lessonSchema(embedder), { existOk: true }),
  )
}

type Described = NonNullable<ReturnType<typeof describeSchema>>

function check(found: Described | null, { location, embedder }: LanceOptions): asserts found is Described {
  if (found === null) {
    throw unusable(location, `what is in ${location} are no lessons of tracemend`, 'name another folder with `--lessons`')
  }
  if (found.version > STORE_SCHEMA) {
    throw unusable(
      location,
      `the lessons in ${location} were written by a newer tracemend: schema ${found.version}, and this one knows ${STORE_SCHEMA}`,
      'update tracemend, or name another folder with `--lessons`',
    )
  }
  if (embedder !== null && (found.embedder !== embedder.name || found.dimensions !== embedder.dimensions)) {
    throw unusable(
      location,
      `the lessons in ${location} are found by ${found.embedder} (${found.dimensions} numbers), and not by ${embedder.name} (${embedder.dimensions})`,
      'name another folder with `--lessons`, or export them and import them there: they are embedded anew',
    )
  }
}

const nothingThere = (location: string): TracemendError =>
  unusable(location, `there are no lessons in ${location}`, 'a repair puts the first ones there; or name others with `--lessons`')

const olderSchema = (location: string, version: number): TracemendError =>
  unusable(
    location,
    `the lessons in ${location} were written by an older tracemend (schema ${version}), and cannot be brought up to date by reading`,
    'bring them up to date with `tracemend lessons gc`, or copy them to a folder that can be written',
  )
