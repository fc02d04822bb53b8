import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FailureSignature } from '#core'
import { createFeatureEmbedder } from '../../../lessons/embed/feature-hashing.ts'
import { signatureKeys } from '../../../lessons/embed/signature-keys.ts'
import { createMemory } from '../../../lessons/memory.ts'
import { openLanceStore } from '../../../lessons/store/lance/open.ts'
import type { LessonStore } from '../../../lessons/store/store.ts'
import { cpuMs } from '../measure.ts'
import { fill } from './fill.ts'
import { createNearest } from './nearest.ts'
import { problemsFor, rowsOf, type Row } from './rows.ts'
import { timed, type Spread } from './spread.ts'

/** What a store of so many lessons costs. Times of reading are of warm questions, one after another. */
export interface Size {
  readonly rows: number
  readonly addPerSecond: number
  /** Everything that a repair waits for: keys, vectors and words, fused, and what is usual. Nothing is left out of it. */
  readonly recall: Spread
  /** The same, in milliseconds of computing on all threads, on average: what others on the machine do counts little. */
  readonly recallCpuMs: number
  readonly vector: Spread
  readonly lookup: Spread
  readonly recallAt10: number
  /** Vectors with one row of a hundred added since the store was optimised. */
  readonly vectorAfterAdding: Spread
  readonly indexSeconds: number
  readonly optimiseSeconds: number
  readonly diskMB: number
  readonly rssMB: number
}

export interface Asking {
  readonly pool: readonly FailureSignature[]
  readonly seed: number
  readonly questions: number
}

const SAME = 10
const MOST_ALIKE = 10
const WARMING = 20

/** Fills a store in a temporary folder, asks it, and removes it. */
export async function measureSize(rows: number, asking: Asking): Promise<Size> {
  const folder = await mkdtemp(join(tmpdir(), 'tracemend-lessons-'))
  try {
    return await measureIn(folder, rows, asking)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureIn(folder: string, rows: number, { pool, seed, questions }: Asking): Promise<Size> {
  const embedder = createFeatureEmbedder()
  const open = () => openLanceStore({ location: folder, embedder, mode: 'write' })
  const row = rowsOf(pool, seed, problemsFor(rows))
  const added = Math.ceil(rows / 100)
  // Behind all rows that are stored: none of them is asked for itself.
  const asked = await questionsOf(
    Array.from({ length: questions + WARMING }, (_, i) => row(rows + added + i)),
    embedder.embed,
  )
  const warming = asked.splice(0, WARMING)

  let store = await open()
  const nearest = createNearest(
    asked.map(({ vector }) => vector),
    SAME,
  )
  const into = { store, embedder, row, seed }
  const addMs = await fill(into, [0, rows], ({ lesson, vector, worth }) => {
    if (worth.isQuarantined) return
    nearest.consider(lesson.id, vector, (question) => mayFind(asked[question]!.filter, lesson))
  })
  const indexSeconds = await seconds(() => store.optimise())
  await store.close()

  store = await open()
  const memory = createMemory(store, embedder, { clock: Date.now })
  const near = ({ vector, filter }: Question) => store.near(vector, filter, SAME)
  const ask = ({ row: { signature, problem } }: Question) => memory.recall({ signature, problem })
  const lookUp = ({ row: { signature }, filter }: Question) => store.alike(signatureKeys(signature), filter, MOST_ALIKE)
  for (const question of warming) await Promise.all([ask(question), lookUp(question), near(question)])
  const cpu = cpuMs()
  const recalled = await timed(asked, ask)
  const recallCpuMs = (cpuMs() - cpu) / asked.length
  const looked = await timed(asked, lookUp)
  const found = await timed(asked, near)
  if (memory.problems().length > 0) throw new Error(memory.problems().join('\n'))
  const rssMB = process.memoryUsage().rss / 1e6
  const diskMB = ((await store.statistics()).bytes ?? 0) / 1e6

  await fill({ ...into, store }, [rows, rows + added])
  for (const question of warming) await near(question)
  const after = await timed(asked, near)
  const optimiseSeconds = await seconds(() => store.optimise())
  await memory.close()
  return {
    rows,
    addPerSecond: (rows / addMs) * 1000,
    recall: recalled.spread,
    recallCpuMs,
    vector: found.spread,
    lookup: looked.spread,
    recallAt10: shareFound(
      nearest.ids(),
      found.answers.map((list) => list.map(({ stored }) => stored.lesson.id)),
    ),
    vectorAfterAdding: after.spread,
    indexSeconds,
    optimiseSeconds,
    diskMB,
    rssMB,
  }
}

interface Question {
  readonly row: Row
  readonly vector: Float32Array
  readonly filter: { readonly language: 'js' | 'ts'; readonly exceptProblem: string }
}

async function questionsOf(
  rows: readonly Row[],
  embed: (signatures: readonly FailureSignature[]) => Promise<readonly Float32Array[]>,
): Promise<Question[]> {
  const vectors = await embed(rows.map(({ signature }) => signature))
  return rows.map((row, i) => ({
    row,
    vector: vectors[i]!,
    filter: { language: row.signature.language, exceptProblem: row.problem },
  }))
}

const mayFind = (
  { language, exceptProblem }: Question['filter'],
  lesson: Awaited<ReturnType<LessonStore['get']>>[number]['lesson'],
) => lesson.signature.language === language && lesson.provenance.problem !== exceptProblem

async function seconds(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

/** Of what should be found, what is; a question that nothing answers counts for nothing. */
function shareFound(should: readonly (readonly string[])[], found: readonly (readonly string[])[]): number {
  const hits = should.flatMap((ids, question) => ids.map((id): number => Number(found[question]!.includes(id))))
  return hits.length === 0 ? 1 : hits.reduce((sum, hit) => sum + hit, 0) / hits.length
}
