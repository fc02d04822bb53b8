import { type Index, indexOf, type Table, type VectorQuery } from './lancedb.ts'

/** Below this many rows looking at all of them is quicker than keeping indices. */
const FEWEST_ROWS = 20_000

/** Creates the indices that pay for so many rows and are not there. By the only writer, before the table is optimised. */
export async function keepIndices(table: Table, rows: number): Promise<void> {
  if (rows < FEWEST_ROWS) return
  const there = new Set((await table.listIndices()).flatMap(({ columns }) => columns))
  if (!there.has('words')) await table.createIndex('words', { config: wordsIndex() })
  if (!there.has('id')) await table.createIndex('id')
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

/** How an index of vectors is asked, where there is one. */
export const tuned = (query: VectorQuery): VectorQuery => query
