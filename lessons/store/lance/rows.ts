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
import type { StoredLesson } from '../store.ts'

/** Everything that a lesson is made of again. */
export const READ_COLUMNS = 'lesson vector exact_key rough_key words uses helped harmed last_used_at taught quarantined'.split(
  ' ',
)

type Cell = string | number | boolean | null

/** Lessons as columns: many times faster than as objects. */
export function toTable(lessons: readonly StoredLesson[], schema: Schema, embedder: string): Table {
  const rows = lessons.map((stored) => cells(stored, embedder))
  const children = schema.fields.map(({ name, type }) => {
    if (name === 'vector') return vectorData(lessons, type as FixedSizeList)
    const column = rows.map((row) => row[name])
    return vectorFromArray(column, type).data[0]!
  })
  const data = makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children })
  return new Table(schema, [new RecordBatch(schema, data)])
}

function cells({ lesson, exactKey, roughKey, words, worth }: StoredLesson, embedder: string): Record<string, Cell> {
  return {
    id: lesson.id,
    language: lesson.signature.language,
    embedder,
    exact_key: exactKey,
    rough_key: roughKey,
    problem: lesson.provenance.problem,
    dataset: lesson.provenance.dataset,
    outcome: lesson.outcome,
    at: lesson.provenance.at,
    uses: worth.uses,
    helped: worth.helped,
    harmed: worth.harmed,
    last_used_at: worth.lastUsedAt,
    taught: worth.taught,
    quarantined: worth.isQuarantined,
    words,
    lesson: JSON.stringify(lesson),
  }
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

function vectorData(lessons: readonly StoredLesson[], type: FixedSizeList): Data<FixedSizeList> {
  const data = new Float32Array(lessons.length * type.listSize)
  for (const [index, { vector }] of lessons.entries()) data.set(vector, index * type.listSize)
  const child = makeData({ type: new Float32(), length: data.length, nullCount: 0, data })
  return makeData({ type, length: lessons.length, nullCount: 0, child })
}
