import type { Attempt, Lesson } from '#core'

/** How a lesson has proved itself. Counts are sums that decay with time: see `worth/`. */
export interface Worth {
  readonly uses: number
  readonly helped: number
  readonly harmed: number
  /** ISO 8601; null before the first use. */
  readonly lastUsedAt: string | null
  /** How many repairs taught the same. */
  readonly taught: number
  /** It did more harm than good: kept, and not recalled. */
  readonly isQuarantined: boolean
}

/** What becomes of worths, by id of the lesson. */
export type WorthChanges = ReadonlyMap<string, (worth: Worth) => Worth>

/** A lesson as it is kept, with everything that it is found by. */
export interface StoredLesson {
  readonly lesson: Lesson
  /** A unit vector, as long as the store's embedder says. */
  readonly vector: Float32Array
  /** Equal for failures of the very same shape, and for those of the same rough shape. */
  readonly exactKey: string
  readonly roughKey: string
  /** What full text finds it by: words of its signature, templates and families, separated by spaces. */
  readonly words: string
  readonly worth: Worth
}

/** Which lessons may be found; what is not given does not matter. */
export interface LessonFilter {
  readonly language?: Lesson['signature']['language']
  readonly dataset?: string
  readonly problem?: string
  /** Nothing that was learnt from this problem. */
  readonly exceptProblem?: string
  readonly outcome?: Lesson['outcome']
  /** Default false: quarantined ones are not found. */
  readonly withQuarantined?: boolean
}

/**
 * `score`: the higher the better; cosine for vectors, BM25 for words, 1 for keys. A found lesson may come without its example and its signature's grams,
 * which are the most of it: `get` and `list` give lessons whole.
 */
export interface Found {
  readonly stored: StoredLesson
  readonly score: number
}

export interface StoreStatistics {
  readonly location: string
  readonly embedder: string
  readonly lessons: number
  readonly quarantined: number
  /** On disk; null where that cannot be told. */
  readonly bytes: number | null
  /** Of the data, counted by every change. */
  readonly version: number
  readonly tags: readonly string[]
  readonly indices: readonly string[]
}

/**
 * Where lessons are kept. What is acknowledged survives a kill. One process writes at a time, through one queue; others wait their turn.
 * @throws TracemendError LESSONS_UNUSABLE where the store cannot be read or written, with what to do
 */
export interface LessonStore {
  readonly embedder: string
  /** False for a tagged version, and where the files cannot be written. */
  readonly isWritable: boolean
  /** Adds what is not known by its id, and resolves to the number of those. Throws RangeError for a vector of another length or with a NaN. */
  add(lessons: readonly StoredLesson[]): Promise<number>
  get(ids: readonly string[]): Promise<readonly StoredLesson[]>
  near(vector: Float32Array, filter: LessonFilter, limit: number): Promise<readonly Found[]>
  /** By key: the exact one first, then the rough one. */
  alike(keys: Pick<StoredLesson, 'exactKey' | 'roughKey'>, filter: LessonFilter, limit: number): Promise<readonly Found[]>
  matching(words: string, filter: LessonFilter, limit: number): Promise<readonly Found[]>
  /** What was tried in some repairs in which a single change was right; in no order. */
  outcomes(filter: LessonFilter, limit: number): Promise<readonly (readonly Attempt[])[]>
  /** The newest first. */
  list(filter: LessonFilter, page: { readonly offset: number; readonly limit: number }): Promise<readonly StoredLesson[]>
  count(filter: LessonFilter): Promise<number>
  /** By id, from what it is when nobody else writes; lessons that are not there are left out. */
  changeWorth(changes: WorthChanges): Promise<void>
  /** Resolves to the number of those that were there. */
  remove(ids: readonly string[]): Promise<number>
  /** Names the present version, so that it can be opened again as it is. */
  tag(name: string): Promise<void>
  untag(name: string): Promise<void>
  /** Compacts, brings indices up to date, forgets old versions that no tag names. */
  optimise(): Promise<void>
  statistics(): Promise<StoreStatistics>
  /** Waits for the queue. */
  close(): Promise<void>
}
