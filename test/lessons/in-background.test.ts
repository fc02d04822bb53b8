import { expect, it } from 'vitest'
import { NOTHING_RECALLED, TracemendError, type LessonMemory, type LessonUse } from '#core'
import { createFeatureEmbedder } from '../../lessons/embed/feature-hashing.ts'
import { openInBackground } from '../../lessons/in-background.ts'
import { createMemory } from '../../lessons/memory.ts'
import { createMemoryStore } from '../../lessons/store/in-memory.ts'
import { storedLesson } from './store/stored.ts'

const embedder = createFeatureEmbedder()
const { lesson } = storedLesson('a')
const query = { signature: lesson.signature, problem: 'another' }

it('recalls as soon as it is open, and learns when it is closed', async () => {
  const store = createMemoryStore(embedder)
  let open: (memory: LessonMemory) => void = () => {}
  const memory = openInBackground(() => new Promise((resolve) => (open = resolve)))
  const recalled = memory.recall(query)
  await memory.learn([lesson])
  expect(await store.count({})).toBe(0)
  open(createMemory(store, embedder, { clock: Date.now }))
  expect(await recalled).toEqual(NOTHING_RECALLED)
  expect(await store.count({})).toBe(0)
  await memory.close()
  expect(await store.count({})).toBe(1)
  expect(memory.problems()).toEqual([])
})

it('notes uses in the order in which they were told, after what was learnt before', async () => {
  const store = createMemoryStore(embedder)
  const memory = openInBackground(() => Promise.resolve(createMemory(store, embedder, { clock: Date.now })))
  await memory.learn([lesson])
  const recalled = [{ lesson, weight: 1, reasons: [] }]
  const use: LessonUse = { signature: lesson.signature, operators: ['relation'], rank: 1, rankWithout: 9, recalled }
  await memory.noteUse(use)
  await memory.close()
  const [stored] = await store.get([lesson.id])
  expect(stored!.worth).toMatchObject({ uses: 1, harmed: 0 })
})

it('remembers nothing where it cannot be opened, and says why once', async () => {
  const fault = new TracemendError('LESSONS_UNUSABLE', 'the lessons are locked', 'wait')
  const memory = openInBackground(() => Promise.reject(fault))
  expect(await memory.recall(query)).toEqual(NOTHING_RECALLED)
  await memory.learn([lesson])
  await memory.close()
  expect(memory.problems()).toEqual(['the lessons are locked (wait)'])
})

it('is made only when there is something to keep, where it is not there yet', async () => {
  const store = createMemoryStore(embedder)
  let opened = 0
  const open = () => {
    opened += 1
    return Promise.resolve(createMemory(store, embedder, { clock: Date.now }))
  }
  const idle = openInBackground(open, false)
  expect(await idle.recall(query)).toEqual(NOTHING_RECALLED)
  await idle.close()
  expect(opened).toBe(0)
  const taught = openInBackground(open, false)
  await taught.learn([lesson])
  expect(opened).toBe(0)
  await taught.close()
  expect(opened).toBe(1)
  expect(await store.count({})).toBe(1)
})
