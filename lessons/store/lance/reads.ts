import type { Table as ArrowTable } from 'apache-arrow'
import { rankWords } from '../rank-words.ts'
import type { Found, LessonStore, StoredLesson } from '../store.ts'
import { readAttempts } from './attempts.ts'
import { thorough, tuned } from './indices.ts'
import { MatchQuery, type Query, type Table, type VectorQuery } from './lancedb.ts'
import { FOUND_COLUMNS, fromTable, textsOf, WHOLE_COLUMNS } from './rows.ts'
import { exactly, idIn, roughly, SOLVED, whereOf } from './where.ts'

export type Reads = Pick<LessonStore, 'get' | 'near' | 'alike' | 'matching' | 'outcomes' | 'list' | 'count'>

/** The same as in memory; by id where the time is the same, so that the order is always the same. */
const NEWEST_FIRST = [
  { columnName: 'at', ascending: false },
  { columnName: 'id', ascending: true },
]

/** Asks the table. Vectors have been checked. */
export function createReads(table: Table): Reads {
  const get = async (ids: readonly string[]): Promise<StoredLesson[]> => {
    if (ids.length === 0) return []
    const found = fromTable(await table.query().where(idIn(ids)).select(WHOLE_COLUMNS).toArrow())
    const byId = new Map(found.map((stored) => [stored.lesson.id, stored]))
    return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
  }

  // First which ones: the database cannot order whole rows of a large table without reading all of them, or at all.
  const newest = async (where: string, limit: number, offset: number): Promise<StoredLesson[]> => {
    if (limit === 0) return []
    const query = table.query().where(where).orderBy(NEWEST_FIRST).offset(offset).limit(limit)
    return await get(textsOf(await query.select(['id', 'at']).toArrow(), 'id'))
  }

  return {
    get,
    async near(vector, filter, limit) {
      const ask = async (how: typeof tuned) => {
        const query = how(table.query().nearestTo(vector).distanceType('cosine')).where(whereOf(filter)).limit(limit)
        return await found(query, '_distance').toArrow()
      }
      const first = await ask(tuned)
      const rows = first.numRows < limit && (await hasIndex(table, 'vector')) ? await ask(thorough) : first
      return withScores(rows, (row) => 1 - numberAt(rows, '_distance', row))
    },
    async alike(keys, filter, limit) {
      // In whichever order: thousands may be roughly alike, and to sort them would take longer than to find them.
      const [exact, rough] = await Promise.all(
        [exactly(keys), roughly(keys)].map(
          async (same) => await found(table.query().where(whereOf(filter, same)).limit(limit)).toArrow(),
        ),
      )
      const all = [...fromTable(exact!), ...fromTable(rough!, Math.max(0, limit - exact!.numRows))]
      return all.map((stored) => ({ stored, score: 1 }))
    },
    async matching(words, filter, limit) {
      if (words.trim() === '') return []
      if (await hasIndex(table, 'words')) {
        const query = table.query().fullTextSearch(new MatchQuery(words, 'words')).where(whereOf(filter)).limit(limit)
        const rows = await found(query, '_score').toArrow()
        return withScores(rows, (row) => numberAt(rows, '_score', row))
      }
      return await rankedWords(words, whereOf(filter), limit)
    },
    async outcomes(filter, limit) {
      const some = table.query().where(whereOf(filter, SOLVED)).select(['attempts']).limit(limit)
      const tried = textsOf(await some.toArrow(), 'attempts').map(readAttempts)
      return tried.filter((attempts) => attempts.some(({ kept }) => kept > 0))
    },
    list: (filter, { offset, limit }) => newest(whereOf(filter), limit, offset),
    count: (filter) => table.countRows(whereOf(filter)),
  }

  /** Without an index the database would cut words at every sign, and stem them. */
  async function rankedWords(words: string, where: string, limit: number): Promise<Found[]> {
    const all = await table.query().where(where).select(['id', 'words']).toArrow()
    const [ids, texts] = [textsOf(all, 'id'), textsOf(all, 'words')]
    const ranked = rankWords(words, [...ids.keys()], (row) => texts[row]!)
    const best = ranked.sort((a, b) => b.score - a.score).slice(0, limit)
    const scores = new Map(best.map(({ item, score }) => [ids[item]!, score]))
    return (await get([...scores.keys()])).map((stored) => ({ stored, score: scores.get(stored.lesson.id)! }))
  }
}

const found = (query: Query | VectorQuery, ...more: readonly string[]): Query | VectorQuery =>
  query.select([...FOUND_COLUMNS, ...more])

const numberAt = (table: ArrowTable, column: string, row: number): number => Number(table.getChild(column)!.get(row))

/** The best first: the database merges results of several parts, and does not promise an order. */
const withScores = (table: ArrowTable, scoreOf: (row: number) => number): Found[] =>
  fromTable(table)
    .map((stored, row) => ({ stored, score: scoreOf(row) }))
    .sort((a, b) => b.score - a.score)

async function hasIndex(table: Table, column: string): Promise<boolean> {
  return (await table.listIndices()).some(({ columns }) => columns.includes(column))
}
