import { type Index, indexOf, type Table, type VectorQuery } from './lancedb.ts'

/** Something that is found without looking at all rows. Its name says how it was made: one of another name on the same column is replaced. */
interface Wanted {
  readonly column: string
  /** With fewer rows looking at all of them is quicker, or hardly slower. */
  readonly fewestRows: number
  readonly name: (rows: number) => string
  readonly make: (rows: number) => Index
}

const SCALAR_ROWS = 20_000

/** Measured by `npm run bench:lessons`. */
const WANTED: readonly Wanted[] = [
  { column: 'words', fewestRows: 2_000, name: () => 'words', make: wordsIndex },
  // Filters of a search by vectors would otherwise be held against every row.
  ...['id', 'exact_key', 'rough_key', 'problem'].map((column) => scalar(column, () => indexOf.btree())),
  ...['language', 'quarantined'].map((column) => scalar(column, () => indexOf.bitmap())),
  { column: 'vector', fewestRows: 50_000, name: (rows) => `vector-${partitionsFor(rows)}`, make: vectorIndex },
]

function scalar(column: string, make: () => Index): Wanted {
  return { column, fewestRows: SCALAR_ROWS, name: () => column, make }
}

/** Creates the indices that pay for so many rows and are not there. By the only writer, before the table is optimised. */
export async function keepIndices(table: Table, rows: number): Promise<void> {
  const there = await table.listIndices()
  for (const { column, name, make } of WANTED.filter(({ fewestRows }) => rows >= fewestRows)) {
    const wanted = name(rows)
    if (there.some((index) => index.name === wanted)) continue
    await table.createIndex(column, { config: make(rows), name: wanted })
    for (const old of there.filter(({ columns }) => columns.includes(column))) await table.dropIndex(old.name)
  }
}

/** Words are what stands between spaces, as everywhere else: see `rank-words.ts`. */
function wordsIndex(): Index {
  return indexOf.fts({
    withPosition: false,
    baseTokenizer: 'whitespace',
    lowercase: true,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    maxTokenLength: 200,
  })
}

/**
 * Groups of whole vectors, the nearest groups looked through. Not product quantisation, which takes 60 times as long to make, and not HNSW, which
 * takes as long to keep: at a hundred thousand rows neither finds more in the same time.
 */
function vectorIndex(rows: number): Index {
  return indexOf.ivfFlat({ distanceType: 'cosine', numPartitions: partitionsFor(rows), sampleRate: 64, maxIterations: 20 })
}

const ROWS_A_PARTITION = 1_000

/** A power of four times 64, so that a store that grows makes its index anew when it has four times the rows. */
function partitionsFor(rows: number): number {
  const steps = Math.round(Math.log(rows / ROWS_A_PARTITION / 64) / Math.log(4))
  return 64 * 4 ** Math.max(0, steps)
}

/** Enough for 93 to 98 of a hundred nearest lessons at a million, and for more where there are fewer. */
const PROBES = 12

/** How an index of vectors is asked, where there is one. */
export const tuned = (query: VectorQuery): VectorQuery => query.nprobes(PROBES)

/** The same where a filter leaves so few that they stand in other groups: several times as slow. */
export const thorough = (query: VectorQuery): VectorQuery => query.minimumNprobes(PROBES).maximumNprobes(0)
