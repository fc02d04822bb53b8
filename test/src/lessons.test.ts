import { mkdirSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOTHING_RECALLED } from '#core'
import { keepAll } from '#lessons'
import { lessonsCheck } from '../../src/cli/doctor/lessons-check.ts'
import { keepLessons } from '../../src/cli/keep-lessons.ts'
import type { LessonSettings } from '../../src/config/lesson-settings.ts'
import { lessonsForRepair, openBySettings } from '../../src/lessons.ts'
import { repair } from '../../src/repair.ts'
import { startModelServer } from '../helpers/model-server.ts'
import { storedLesson } from '../lessons/store/stored.ts'

let root: string
let memory: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tracemend-lessons-'))
  memory = join(root, 'memory')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true })
})

const { lesson } = storedLesson('a')
const query = { signature: lesson.signature, problem: 'another' }
const by = (settings: LessonSettings['settings']): LessonSettings => ({ settings, environment: {}, root })
const found = ({ lessons }: { readonly lessons: readonly object[] }) => lessons.length

/** Opens, keeps one lesson, closes. */
async function keepOne(settings: LessonSettings['settings']): Promise<void> {
  const opened = await openBySettings(by(settings))
  expect(await keepAll([lesson], opened.store, opened.embedder)).toEqual({ added: 1, skipped: 0 })
  await opened.memory.close()
}

describe('lessons by settings', () => {
  it('are those of a folder; `none` is none', async () => {
    await keepOne({ lessons: memory })
    const { memory: again } = await openBySettings(by({ lessons: memory }), { readOnly: true })
    expect(found(await again.recall(query))).toBe(1)
    await again.close()
    expect(lessonsForRepair(by({ lessons: 'none' }))).toBeNull()
    await expect(openBySettings(by({ lessons: 'none' }))).rejects.toMatchObject({ code: 'USAGE' })
  })

  it('are found by a model of embeddings, where one is named; another one, or none, is told to name another folder', async () => {
    const embedding = [3, 4]
    const server = await startModelServer(({ body }) => {
      const data = (body['input'] as string[]).map((_, index) => ({ index, embedding }))
      return { kind: 'raw', body: JSON.stringify({ data }) }
    })
    try {
      const settings = { lessons: memory, embeddings: 'small', baseUrl: server.baseUrl }
      await keepOne(settings)
      const same = lessonsForRepair(by(settings))!
      expect(found(await same.recall(query))).toBe(1)
      await same.close()
      const other = lessonsForRepair(by({ lessons: memory }))!
      expect(await other.recall(query)).toEqual(NOTHING_RECALLED)
      await other.close()
      expect(other.problems()).toEqual([expect.stringMatching(/small@127\.0\.0\.1:\d+#2.*another folder/)])
    } finally {
      await server.close()
    }
  })

  it('that cannot be opened, or an endpoint that is not there, are a problem and no error', async () => {
    writeFileSync(memory, 'a file')
    mkdirSync(join(root, 'x'))
    for (const settings of [
      { lessons: memory },
      { lessons: join(root, 'x'), embeddings: 'm', baseUrl: 'http://127.0.0.1:9/v1' },
    ]) {
      const broken = lessonsForRepair(by(settings))!
      expect(await broken.recall(query)).toEqual(NOTHING_RECALLED)
      await broken.close()
      expect(broken.problems()).toHaveLength(1)
    }
  })
})

describe('keeping what a repair taught', () => {
  const task = { source: 'function add(a, b) { return a - b }', tests: 'console.assert(add(1, 2) === 3)' }

  it('says what was wrong only where the report does not', async () => {
    writeFileSync(memory, 'a file')
    const lessons = lessonsForRepair(by({ lessons: memory }))!
    const result = await repair(task, { lessons, limits: { alternatives: 1 } })
    expect(result.status).toBe('repaired')
    const told = [...(result.report.lessons?.problems ?? [])]
    await keepLessons(lessons, result, new AbortController().signal, (text) => told.push(text))
    expect(told).toEqual([expect.stringContaining('it is a file')])
  })

  it('is not waited for by who has interrupted', async () => {
    const lessons = lessonsForRepair(by({ lessons: memory }))!
    const result = await repair(task, { lessons, limits: { alternatives: 1 } })
    await keepLessons(lessons, result, AbortSignal.abort(), () => {})
    await lessons.close()
    const { memory: kept, store } = await openBySettings(by({ lessons: memory }))
    expect(await store.count({})).toBe(1)
    await kept.close()
  })
})

describe('what the doctor says of them', () => {
  const look = (lessons: string) => {
    vi.stubEnv('TRACEMEND_LESSONS', lessons)
    return lessonsCheck.run()
  }

  it('where they are, how many, and whether they can be read', async () => {
    expect(await look(memory)).toEqual({ status: 'ok', detail: `none yet; kept in ${memory}` })
    expect(existsSync(memory)).toBe(false)
    await keepOne({ lessons: memory })
    expect(await look(memory)).toEqual({ status: 'ok', detail: `1 in ${memory}` })
    expect(await look('none')).toMatchObject({ status: 'ok', detail: expect.stringContaining('none') })
    expect(await look(`${memory}@v1`)).toMatchObject({ status: 'warning', detail: expect.stringContaining('v1') })
    vi.stubEnv('TRACEMEND_EMBEDDINGS', 'small')
    expect(await look(memory)).toMatchObject({ status: 'warning', detail: expect.stringContaining('found by features-256') })
  })
})
