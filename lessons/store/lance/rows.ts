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
import { attemptsText, readAttempts } from './attempts.ts'

/** What a found lesson is made of again. Few columns: each costs as much for every row that is found, however short it is. */
export const FOUND_COLUMNS = ['stored', 'attempts', 'worth', 'vector']
/** Everything that a lesson is made of. */
export const WHOLE_COLUMNS = [...FOUND_COLUMNS, 'rest']

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
  const { attempts, ...head } = lesson
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
    quarantined: worth.isQuarantined,
    worth: JSON.stringify(worth),
    words,
    attempts: attemptsText(attempts),
    stored: JSON.stringify({ lesson: withRest(head, NO_REST), exactKey, roughKey, words } satisfies Kept),
    rest: JSON.stringify({ grams: lesson.signature.grams, example: lesson.example } satisfies Rest),
  }
}

/** A lesson without its attempts, which are in a column of their own. */
type Head = Omit<Lesson, 'attempts'>
const Head = Lesson.omit({ attempts: true }).strip()

/** Of a lesson, what never changes. */
type Kept = Omit<StoredLesson, 'lesson' | 'vector' | 'worth'> & { readonly lesson: Head }

/** What is the most of a lesson, and nobody needs of one that was found. */
interface Rest {
  readonly grams: Lesson['signature']['grams']
  readonly example: Lesson['example']
}

const NO_REST: Rest = { grams: [], example: null }

function withRest(lesson: Head, { grams, example }: Rest): Head {
  return { ...lesson, signature: { ...lesson.signature, grams }, example }
}

/** The first `most` rows, whole where the table has all columns. @throws Error where one cannot be a lesson */
export function fromTable(table: Table, most = table.numRows): StoredLesson[] {
  const [kept, attempts, worths] = [textsOf(table, 'stored'), textsOf(table, 'attempts'), textsOf(table, 'worth')]
  const vectors = table.getChild('vector')!
  const rests = table.getChild('rest') === null ? null : textsOf(table, 'rest')
  return kept.slice(0, most).map((text, row) => {
    const { lesson, exactKey, roughKey, words } = JSON.parse(text) as Kept
    return {
      lesson: {
        ...Head.parse(rests === null ? lesson : withRest(lesson, JSON.parse(rests[row]!) as Rest)),
        attempts: [...readAttempts(attempts[row]!)],
      },
      vector: new Float32Array((vectors.get(row) as { toArray(): Float32Array }).toArray()),
      exactKey,
      roughKey,
      words,
      worth: JSON.parse(worths[row]!) as Worth,
    }
  })
}

/** A column of texts; a table without rows has no columns. */
export function textsOf(table: Table, column: string): string[] {
  const texts = table.getChild(column)
  return Array.from({ length: table.numRows }, (_, row) => String(texts!.get(row)))
}

function vectorData(lessons: readonly StoredLesson[], type: FixedSizeList): Data<FixedSizeList> {
  const data = new Float32Array(lessons.length * type.listSize)
  for (const [index, { vector }] of lessons.entries()) data.set(vector, index * type.listSize)
  const child = makeData({ type: new Float32(), length: data.length, nullCount: 0, data })
  return makeData({ type, length: lessons.length, nullCount: 0, child })
}
