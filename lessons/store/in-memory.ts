import type { Embedder } from '#core'
import { checkVector } from './check-vector.ts'
import { rankWords } from './rank-words.ts'
import type { Found, LessonFilter, LessonStore, StoredLesson } from './store.ts'

/**
 * A store that ends with its process and looks at every lesson: for tests, for benchmarks, and to compare others with. Its tags are names only.
 */
export function createMemoryStore({ name, dimensions }: Pick<Embedder, 'name' | 'dimensions'>): LessonStore {
  const lessons = new Map<string, StoredLesson>()
  const tags = new Map<string, number>()
  let version = 1

  const found = (filter: LessonFilter): StoredLesson[] =>
    newestFirst([...lessons.values()].filter((stored) => passes(stored, filter)))

  return {
    embedder: name,
    isWritable: true,
    async add(given) {
      for (const { vector } of given) checkVector(vector, dimensions)
      const before = lessons.size
      for (const stored of given) {
        const { id } = stored.lesson
        if (!lessons.has(id)) lessons.set(id, stored)
      }
      const added = lessons.size - before
      if (added > 0) version += 1
      return added
    },
    async get(ids) {
      return [...new Set(ids)].flatMap((id) => lessons.get(id) ?? [])
    },
    async near(vector, filter, limit) {
      checkVector(vector, dimensions)
      const scored = found(filter).map((stored) => ({ stored, score: cosine(stored.vector, vector) }))
      return best(
        scored.filter(({ score }) => !Number.isNaN(score)),
        limit,
      )
    },
    async alike({ exactKey, roughKey }, filter, limit) {
      const all = found(filter)
      const exact = all.filter((stored) => stored.exactKey === exactKey)
      const rough = all.filter((stored) => stored.exactKey !== exactKey && stored.roughKey === roughKey)
      return [...exact, ...rough].slice(0, limit).map((stored) => ({ stored, score: 1 }))
    },
    async matching(words, filter, limit) {
      const ranked = rankWords(words, found(filter), (stored) => stored.words)
      return best(
        ranked.map(({ item, score }) => ({ stored: item, score })),
        limit,
      )
    },
    async outcomes(filter, limit) {
      const told = found(filter).map(({ lesson }) => lesson.attempts)
      return told.filter((attempts) => attempts.some(({ kept }) => kept > 0)).slice(0, limit)
    },
    async list(filter, { offset, limit }) {
      return found(filter).slice(offset, offset + limit)
    },
    async count(filter) {
      return found(filter).length
    },
    async changeWorth(changes) {
      for (const [id, change] of changes) {
        const stored = lessons.get(id)
        if (stored !== undefined) lessons.set(id, { ...stored, worth: change(stored.worth) })
      }
      version += 1
    },
    async remove(ids) {
      const removed = ids.filter((id) => lessons.delete(id)).length
      if (removed > 0) version += 1
      return removed
    },
    async tag(tag) {
      tags.set(tag, version)
    },
    async untag(tag) {
      tags.delete(tag)
    },
    optimise: () => Promise.resolve(),
    async statistics() {
      const all = [...lessons.values()]
      return {
        location: 'memory',
        embedder: name,
        lessons: all.length,
        quarantined: all.filter(({ worth }) => worth.isQuarantined).length,
        bytes: null,
        version,
        tags: [...tags.keys()].sort(),
        indices: [],
      }
    },
    close: () => Promise.resolve(),
  }
}

function passes({ lesson, worth }: StoredLesson, filter: LessonFilter): boolean {
  const { language, dataset, problem, exceptProblem, outcome, withQuarantined = false } = filter
  const { provenance } = lesson
  return (
    (withQuarantined || !worth.isQuarantined) &&
    (language === undefined || lesson.signature.language === language) &&
    (dataset === undefined || provenance.dataset === dataset) &&
    (problem === undefined || provenance.problem === problem) &&
    (exceptProblem === undefined || provenance.problem !== exceptProblem) &&
    (outcome === undefined || lesson.outcome === outcome)
  )
}

/** By when it was learnt; by id where that is the same, so that the order is always the same. */
function newestFirst(lessons: StoredLesson[]): StoredLesson[] {
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
  return lessons.sort(({ lesson: a }, { lesson: b }) => compare(b.provenance.at, a.provenance.at) || compare(a.id, b.id))
}

function best(found: Found[], limit: number): Found[] {
  return found.sort((a, b) => b.score - a.score).slice(0, limit)
}

/** Not a number where one of them has no direction: nothing is near to that. */
function cosine(a: Float32Array, b: Float32Array): number {
  let dot = 0
  let squareA = 0
  let squareB = 0
  for (let index = 0; index < a.length; index += 1) {
    dot += a[index]! * b[index]!
    squareA += a[index]! ** 2
    squareB += b[index]! ** 2
  }
  return dot / Math.sqrt(squareA * squareB)
}
