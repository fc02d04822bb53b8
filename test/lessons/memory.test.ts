import { describe, expect, it } from 'vitest'
import { NOTHING_RECALLED, TracemendError, type Embedder, type Lesson, type LessonUse } from '#core'
import { createFeatureEmbedder } from '../../lessons/embed/feature-hashing.ts'
import { createMemory } from '../../lessons/memory.ts'
import { createMemoryStore } from '../../lessons/store/in-memory.ts'
import type { LessonStore } from '../../lessons/store/store.ts'
import { SIGNATURE } from './signature.ts'
import { storedLesson } from './store/stored.ts'

const embedder = createFeatureEmbedder()
const clock = () => Date.parse('2026-06-01T00:00:00.000Z')
const lessonOf = (name: string): Lesson => ({ ...storedLesson(name).lesson, signature: SIGNATURE })
const query = { signature: SIGNATURE, problem: 'mine' }

const open = (store: LessonStore = createMemoryStore(embedder), by: Embedder = embedder) => ({
  store,
  memory: createMemory(store, by, { clock }),
})

const useOf = (recalled: LessonUse['recalled']): LessonUse => ({
  signature: SIGNATURE,
  operators: ['relation'],
  rank: 2,
  rankWithout: 8,
  recalled,
})

describe('createMemory', () => {
  it('recalls what it learnt, and nothing before', async () => {
    const { memory } = open()
    expect(await memory.recall(query)).toEqual(NOTHING_RECALLED)
    await memory.learn([lessonOf('a')])
    const { lessons, cohort } = await memory.recall(query)
    expect(lessons.map(({ lesson }) => lesson)).toEqual([lessonOf('a')])
    expect(lessons[0]!.weight).toBeCloseTo(1, 5)
    expect(cohort).toEqual(lessons)
    expect(memory.problems()).toEqual([])
  })

  it('keeps a lesson once, and counts how often it was taught', async () => {
    const { store, memory } = open()
    await memory.learn([lessonOf('a'), lessonOf('a'), lessonOf('b')])
    await memory.learn([lessonOf('a')])
    await memory.learn([])
    const worths = (await store.list({}, { offset: 0, limit: 9 })).map(({ lesson, worth }) => [
      lesson.provenance.run,
      worth.taught,
    ])
    expect(worths.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['run-a', 2],
      ['run-b', 1],
    ])
    expect((await memory.recall(query)).lessons[0]!.reasons).toContain('taught by 2 runs')
  })

  it('recalls the same from a store that is not written, however much later', async () => {
    const store = createMemoryStore(embedder)
    const memory = createMemory(store, embedder, { clock })
    await memory.learn([lessonOf('a')])
    const { cohort } = await memory.recall(query)
    await memory.noteUse({ ...useOf(cohort), operators: ['another'], rank: 9 })
    const later = (isWritable: boolean, days: number) =>
      createMemory({ ...store, isWritable }, embedder, { clock: () => clock() + days * 86_400_000 }).recall(query)
    expect((await later(true, 400)).cohort[0]!.weight).toBeGreaterThan((await later(true, 1)).cohort[0]!.weight)
    expect(await later(false, 400)).toEqual(await later(false, 1))
  })

  it('prefers what helped to what only looks alike', async () => {
    const { memory } = open()
    const wrong: Lesson = {
      ...lessonOf('wrong'),
      kept: [{ family: 'wrap', site: '', before: '$1', after: '$1()' }],
      attempts: [],
    }
    await memory.learn([lessonOf('right'), wrong])
    const recalled = (await memory.recall(query)).cohort
    await memory.noteUse({ ...useOf(recalled), rank: 20, rankWithout: 2 })
    const again = await memory.recall(query)
    expect(again.cohort.map(({ lesson, weight }) => [lesson.provenance.run, weight < 0.9])).toEqual([
      ['run-right', false],
      ['run-wrong', true],
    ])
    expect(again.cohort[1]!.reasons).toContain('led astray lately')
  })

  it('says once what is wrong with a store, and goes on without it', async () => {
    const failing = (): never => {
      throw new TracemendError('LESSONS_UNUSABLE', 'the lessons in /x are locked', 'wait for it')
    }
    const broken: LessonStore = { ...createMemoryStore(embedder), near: failing, get: failing, add: failing, close: failing }
    const { memory } = open(broken)
    expect(await memory.recall(query)).toEqual(NOTHING_RECALLED)
    await memory.learn([lessonOf('a')])
    await memory.noteUse(useOf([{ lesson: lessonOf('a'), weight: 1, reasons: [] }]))
    await memory.close()
    expect(memory.problems()).toEqual(['the lessons in /x are locked (wait for it)'])
  })

  it('asks a store that failed no more, and still reads one that cannot be written', async () => {
    const store = createMemoryStore(embedder)
    await open(store).memory.learn([lessonOf('a')])
    let writes = 0
    const full = () => {
      writes += 1
      return Promise.reject(new Error('no space left'))
    }
    const { memory } = open({ ...store, add: full, changeWorth: full })
    await memory.learn([lessonOf('b')])
    await memory.learn([lessonOf('c')])
    await memory.noteUse(useOf((await memory.recall(query)).cohort))
    expect(writes).toBe(1)
    expect(memory.problems()).toEqual(['lessons cannot be used: no space left'])
    expect((await memory.recall(query)).lessons).toHaveLength(1)
  })

  it('writes nothing into a version that is only read, and finds nothing wrong with that', async () => {
    const store = createMemoryStore(embedder)
    const { memory } = open({ ...store, isWritable: false })
    await memory.learn([lessonOf('a')])
    expect([await store.count({}), memory.problems()]).toEqual([0, []])
  })

  it('recalls nothing that another embedder placed, and says so', async () => {
    const store = createMemoryStore(embedder)
    await open(store).memory.learn([lessonOf('a')])
    const { memory } = open(store, { ...embedder, name: 'other@1' })
    expect(await memory.recall(query)).toEqual(NOTHING_RECALLED)
    await memory.learn([lessonOf('b')])
    expect(await store.count({})).toBe(1)
    expect(memory.problems()).toEqual([expect.stringContaining('features-256@1')])
  })

  it('keeps no vector that is none', async () => {
    const { store, memory } = open(undefined, {
      ...embedder,
      embed: (all) => Promise.resolve(all.map(() => new Float32Array([Number.NaN]))),
    })
    await memory.learn([lessonOf('a')])
    expect([await store.count({}), memory.problems().length]).toEqual([0, 1])
  })
})
