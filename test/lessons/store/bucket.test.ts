import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLanceStore, type LanceOptions } from '../../../lessons/store/lance/open.ts'
import { problemsOf } from './contract.ts'
import { startS3 } from './s3-server.ts'
import { EMBEDDER, idOf, storedLesson, unit, UNPROVED } from './stored.ts'
import { startWriter } from './writers.ts'

const location = 's3://bucket/some/lessons'
const open = (options: Partial<LanceOptions> = {}) => openLanceStore({ location, embedder: EMBEDDER, mode: 'write', ...options })

const SETTINGS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key', AWS_REGION: 'us-east-1', AWS_ALLOW_HTTP: 'true' }

describe('a store in a bucket', () => {
  const before = { ...process.env }
  beforeAll(() => {
    Object.assign(process.env, SETTINGS)
  })
  afterAll(() => {
    process.env = before
  })

  it('does what one in a folder does', async () => {
    const { url, objects } = await startS3()
    process.env['AWS_ENDPOINT'] = url
    await expect(open({ mode: 'read' })).rejects.toMatchObject({
      code: 'LESSONS_UNUSABLE',
      message: expect.stringContaining('no lessons in s3') as string,
    })
    const [store, other] = [await open(), await open()]
    expect(await store.add([storedLesson('a'), storedLesson('b', { vector: [0, 1] })])).toBe(2)
    expect(await other.add([storedLesson('b'), storedLesson('c')])).toBe(1)
    await store.changeWorth(new Map([[idOf('a'), () => ({ ...UNPROVED, uses: 4 })]]))
    await store.tag('one')
    expect(await store.remove([idOf('c')])).toBe(1)
    await store.optimise()
    expect(problemsOf(await store.near(unit([0, 1]), {}, 1))).toEqual(['problem-b'])
    expect((await other.get([idOf('a')]))[0]!.worth.uses).toBe(4)
    expect(await store.statistics()).toMatchObject({ location, lessons: 2, bytes: null, tags: ['one'] })
    const tagged = await open({ tag: 'one' })
    expect(await tagged.count({})).toBe(3)
    await Promise.all([store.close(), other.close(), tagged.close()])
    expect([...objects.keys()].every((key) => key.startsWith('some/lessons/'))).toBe(true)
  })

  it('has each lesson once when two processes begin it and add to it at the same time', async () => {
    process.env['AWS_ENDPOINT'] = (await startS3()).url
    const task = { location, name: 'same', times: 6, perAdd: 3, changes: ['add'] } as const
    await Promise.all([startWriter(task), startWriter(task)].map((writer) => writer.ended()))
    const store = await open({ mode: 'read' })
    expect(await store.count({})).toBe(18)
    expect(new Set(problemsOf(await store.list({}, { offset: 0, limit: 99 }))).size).toBe(18)
    await store.close()
  })

  it('that does not answer is told soon', async () => {
    process.env['AWS_ENDPOINT'] = 'http://127.0.0.1:9'
    await expect(open()).rejects.toMatchObject({
      code: 'LESSONS_UNUSABLE',
      hint: expect.stringContaining('check the network') as string,
    })
  })
})
