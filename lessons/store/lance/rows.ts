import {
  type Data,
  type FixedSizeList,
  Float32,
  makeData,
  RecordBatch,
  type Schema,
  Struct,
  Table,
  vectorFromArray,
} from 'apache-arrow'
import { Lesson } from '#core'
import type { StoredLesson, Worth } from '../store.ts'
import { worthSchema } from './schema.ts'

/** Everything that a lesson is made of again. */
export const READ_COLUMNS = ['lesson', 'vector', 'exact_key', 'rough_key', 'words', 'uses', 'helped', 'harmed'].concat(
  'last_used_at',
  'taught',
  'quarantined',
)

/** Lessons as columns: many times faster than as objects. */
export function toTable(lessons: readonly StoredLesson[], schema: Schema, embedder: string): Table {
  const rows = lessons.map((stored) => ({
    id: stored.lesson.id,
    language: stored.lesson.signature.language,
    embedder,
    exact_key: stored.exactKey,
    rough_key: stored.roughKey,
    problem: stored.lesson.provenance.problem,
    dataset: stored.lesson.provenance.dataset,
    outcome: stored.lesson.outcome,
    at: stored.lesson.provenance.at,
    ...worthRow(stored.worth),
    words: stored.words,
    lesson: JSON.stringify(stored.lesson),
  }))
  return tableOf(schema, rows, lessons)
}

export function toWorthTable(worths: ReadonlyMap<string, Worth>, schema: Schema): Table {
  const rows = [...worths].map(([id, worth]) => ({ id, ...worthRow(worth) }))
  return tableOf(worthSchema(schema), rows, [])
}

/** @throws Error where a row cannot be a lesson */
export function fromTable(table: Table): StoredLesson[] {
  const columns = new Map(READ_COLUMNS.map((name) => [name, table.getChild(name)]))
  const value = (name: string, row: number): unknown => columns.get(name)?.get(row)
  return Array.from({ length: table.numRows }, (_, row) => ({
    lesson: Lesson.parse(JSON.parse(String(value('lesson', row)))),
    vector: Float32Array.from((value('vector', row) as { toArray(): Float32Array }).toArray()),
    exactKey: String(value('exact_key', row)),
    roughKey: String(value('rough_key', row)),
    words: String(value('words', row)),
    worth: {
      uses: Number(value('uses', row)),
      helped: Number(value('helped', row)),
      harmed: Number(value('harmed', row)),
      lastUsedAt: value('last_used_at', row) as string | null,
      taught: Number(value('taught', row)),
      isQuarantined: Boolean(value('quarantined', row)),
    },
  }))
}

/** A column of texts; a table without rows has no columns. */
export const textsOf = (table: Table, column: string): string[] =>
  Array.from({ length: table.numRows }, (_, row) => String(table.getChild(column)!.get(row)))

const worthRow = ({ uses, helped, harmed, lastUsedAt, taught, isQuarantined }: Worth) => ({
  uses,
  helped,
  harmed,
  last_used_at: lastUsedAt,
  taught,
  quarantined: isQuarantined,
})

function tableOf(schema: Schema, rows: readonly object[], vectors: readonly Pick<StoredLesson, 'vector'>[]): Table {
  const children = schema.fields.map(({ name, type }) => {
    if (name === 'vector') return vectorData(vectors, type)
    return vectorFromArray(
      rows.map((row) => (row as Record<string, unknown>)[name]),
      type,
    ).data[0]!
  })
  const data = makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children })
  return new Table(schema, [new RecordBatch(schema, data)])
}

function vectorData(lessons: readonly Pick<StoredLesson, 'vector'>[], type: Schema['fields'][number]['type']): Data {
  const dimensions = lessons[0]!.vector.length
  const data = new Float32Array(lessons.length * dimensions)
  for (const [index, { vector }] of lessons.entries()) data.set(vector, index * dimensions)
  const child = makeData({ type: new Float32(), length: data.length, nullCount: 0, data })
  return makeData({ type: type as FixedSizeList, length: lessons.length, nullCount: 0, child })
}
