import { TracemendError, type Clock, type Embedder, type LessonMemory } from '#core'
import { createFeatureEmbedder } from './embed/feature-hashing.ts'
import { createMemory } from './memory.ts'
import type { LessonStore } from './store/store.ts'

export interface OpenStoreOptions {
  /** A folder, or `s3://…`. */
  readonly location: string
  /** A tagged version: it is read as it was then, and never written. */
  readonly tag?: string | null
  /** Default false: the store is made where it is not there yet, and written where its files can be. */
  readonly readOnly?: boolean
  /** How long to wait for others who write, milliseconds; default a minute. */
  readonly waitMs?: number
}

export interface OpenLessonsOptions extends OpenStoreOptions {
  /** Recalls nothing that was learnt from the problem that is asked about; default false. */
  readonly leaveProblemOut?: boolean
  /** Default: features of the signature, hashed; needs no model. */
  readonly embedder?: Embedder
  /** Milliseconds since 1970; default the machine's. */
  readonly clock?: Clock
}

export interface OpenedLessons {
  readonly memory: LessonMemory
  readonly store: LessonStore
  readonly embedder: Embedder
}

/**
 * Opens a store of lessons, and the memory over it, which closes it.
 * @throws TracemendError LESSONS_UNUSABLE where the store cannot be opened, with what to do
 */
export async function openLessons(options: OpenLessonsOptions): Promise<OpenedLessons> {
  const { leaveProblemOut = false, clock = Date.now, embedder = createFeatureEmbedder() } = options
  const store = await openStore(options, embedder)
  const memory = createMemory(store, embedder, { clock, leaveProblemOut })
  const isMeantToLearn = options.readOnly !== true && (options.tag ?? null) === null
  if (store.isWritable || !isMeantToLearn) return { memory, store, embedder }
  const problem = `what is learnt is not kept: the files in ${options.location} cannot be written (lessons from there are used all the same)`
  return { memory: { ...memory, problems: () => [problem, ...memory.problems()] }, store, embedder }
}

/**
 * The store alone. The database is loaded only here: it is large, and many repairs need none. Without an embedder it is opened whatever it was
 * made with, and has to be there.
 * @throws TracemendError LESSONS_UNUSABLE
 */
export async function openStore(
  { location, tag = null, readOnly = false, waitMs }: OpenStoreOptions,
  embedder: Embedder | null = null,
): Promise<LessonStore> {
  const { openLanceStore } = await import('./store/lance/open.ts').catch(notBuilt)
  const mode = readOnly || tag !== null ? 'read' : 'write'
  const more = { ...(tag === null ? {} : { tag }), ...(waitMs === undefined ? {} : { waitMs }) }
  return openLanceStore({ location, embedder, mode, ...more })
}

/** Its native part is there for the usual systems only. */
function notBuilt(cause: unknown): never {
  const why = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause)
  throw new TracemendError(
    'LESSONS_UNUSABLE',
    `the database of lessons cannot be loaded on ${process.platform} ${process.arch}: ${why}`,
    'install again with optional dependencies; where LanceDB is not built for the system, use --lessons none',
    { cause },
  )
}
