import { createHash } from 'node:crypto'
import { LESSON_SCHEMA, type Lesson } from '#core'
import type { StoredLesson, Worth } from '../../../lessons/store/store.ts'

export const EMBEDDER = { name: 'test-1', dimensions: 8 } as const

export const UNPROVED: Worth = { uses: 0, helped: 0, harmed: 0, lastUsedAt: null, taught: 1, isQuarantined: false }

export const idOf = (name: string): string => createHash('md5').update(name).digest('hex')

export interface Wanted {
  readonly problem?: string
  readonly dataset?: string | null
  readonly language?: 'js' | 'ts'
  readonly outcome?: Lesson['outcome']
  readonly at?: string
  readonly vector?: readonly number[]
  readonly exactKey?: string
  readonly roughKey?: string
  readonly words?: string
  readonly worth?: Partial<Worth>
}

/** A lesson as it is kept, with an id made of its name. */
export function storedLesson(name: string, wanted: Wanted = {}): StoredLesson {
  const { problem = `problem-${name}`, dataset = null, language = 'js', outcome = 'plausible' } = wanted
  const lesson: Lesson = {
    schema: LESSON_SCHEMA,
    id: idOf(name),
    signature: {
      language,
      errors: ['TypeError'],
      assertions: ['equal'],
      differences: ['number>number: 1 more'],
      symptoms: [],
      blamed: ['BinaryExpression<ForStatement.test'],
      slice: ['loop'],
      operators: ['<'],
      grams: ['For Binary', 'Binary <'],
    },
    attempts: [{ family: 'relation', step: 1, tried: 3, kept: 1, fixed: 1, lost: 1, refused: 0, expected: 0.4 }],
    kept: [{ family: 'relation', site: 'BinaryExpression<ForStatement.test', before: '$1 <= $2', after: '$1 < $2' }],
    refused: [],
    outcome,
    cost: { candidates: 12, ms: 340.5, tokens: 0, usd: 0 },
    provenance: {
      run: `run-${name}`,
      round: 0,
      version: '0.1.0',
      at: wanted.at ?? '2026-01-01T00:00:00.000Z',
      problem,
      dataset,
      agent: 'search',
    },
    example: { program: `let ${name} = 'it''s "so"'\n`, kept: null, rejected: [] },
    remark: null,
  }
  return {
    lesson,
    vector: unit(wanted.vector ?? [1]),
    exactKey: wanted.exactKey ?? `exact-${name}`,
    roughKey: wanted.roughKey ?? `rough-${name}`,
    words: wanted.words ?? 'TypeError BinaryExpression<ForStatement.test relation',
    worth: { ...UNPROVED, ...wanted.worth },
  }
}

/** As long as the tests' embedder says, of length 1. */
export function unit(values: readonly number[]): Float32Array {
  const vector = new Float32Array(EMBEDDER.dimensions)
  const length = Math.hypot(...values)
  vector.set(values.map((value) => (length === 0 ? 0 : value / length)))
  return vector
}
