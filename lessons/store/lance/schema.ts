import { Bool, Field, FixedSizeList, Float32, Schema, Utf8, type DataType } from 'apache-arrow'

export const TABLE = 'lessons'

/** Of the table: what columns it has and what they mean. A higher one brings a migration. */
export const STORE_SCHEMA = 1

/** Kept with the column `id`. */
export const SCHEMA_KEY = 'tracemend:schema'
const EMBEDDER_KEY = 'tracemend:embedder'
/** Concurrent merges of the same new key make it twice where no key is declared. */
const PRIMARY_KEY = 'lance-schema:unenforced-primary-key:position'

const column = (name: string, type: DataType) => new Field(name, type, false)
const nullable = (name: string, type: DataType) => new Field(name, type, true)

/** Names are in lower case: in SQL others would have to be quoted. */
export function lessonSchema(embedder: { readonly name: string; readonly dimensions: number }): Schema {
  const kept = new Map([
    [PRIMARY_KEY, '1'],
    [SCHEMA_KEY, String(STORE_SCHEMA)],
    [EMBEDDER_KEY, embedder.name],
  ])
  const texts = ['language', 'embedder', 'exact_key', 'rough_key', 'problem', 'outcome', 'at']
  return new Schema([
    new Field('id', new Utf8(), false, kept),
    ...texts.map((name) => column(name, new Utf8())),
    nullable('dataset', new Utf8()),
    column('quarantined', new Bool()),
    column('worth', new Utf8()),
    column('vector', new FixedSizeList(embedder.dimensions, new Field('item', new Float32(), true))),
    column('words', new Utf8()),
    column('stored', new Utf8()),
    column('rest', new Utf8()),
    column('attempts', new Utf8()),
  ])
}

/** What a table says of itself; null where it is no store of lessons. */
export function describeSchema(schema: Schema): { version: number; embedder: string; dimensions: number } | null {
  const kept = schema.fields.find(({ name }) => name === 'id')?.metadata
  const version = Number(kept?.get(SCHEMA_KEY) ?? Number.NaN)
  const embedder = kept?.get(EMBEDDER_KEY)
  const type: unknown = schema.fields.find(({ name }) => name === 'vector')?.type
  if (!Number.isInteger(version) || embedder === undefined || !hasListSize(type)) return null
  return { version, embedder, dimensions: type.listSize }
}

const hasListSize = (type: unknown): type is { readonly listSize: number } =>
  typeof (type as { listSize?: unknown } | undefined)?.listSize === 'number'
