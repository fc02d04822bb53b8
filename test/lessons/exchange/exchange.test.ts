import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Lesson } from '#core'
import { createFeatureEmbedder } from '../../../lessons/embed/feature-hashing.ts'
import { findByIds } from '../../../lessons/exchange/find-ids.ts'
import { importFile } from '../../../lessons/exchange/import-file.ts'
import { keepAll } from '../../../lessons/exchange/keep.ts'
import { LINE_FORMATS, readLine } from '../../../lessons/exchange/lines.ts'
import { pagesOf } from '../../../lessons/exchange/pages.ts'
import { summarise } from '../../../lessons/exchange/summary.ts'
import { createMemoryStore } from '../../../lessons/store/in-memory.ts'
import { storedLesson } from '../store/stored.ts'

const embedder = createFeatureEmbedder()
const [JSONL, PAIRS] = LINE_FORMATS as [(typeof LINE_FORMATS)[0], (typeof LINE_FORMATS)[0]]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracemend-exchange-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (text: string) => {
  const file = join(folder, 'lessons.jsonl')
  writeFileSync(file, text)
  return file
}
const line = (name: string) => JSON.stringify(storedLesson(name).lesson)

describe('lines', () => {
  it('come back as the lessons that they were, in another store', async () => {
    const names = Array.from({ length: 450 }, (_, at) => `lesson${at}`)
    const store = createMemoryStore(embedder)
    const lessons = names.map((name) => storedLesson(name).lesson)
    expect(await keepAll(lessons, store, embedder)).toEqual({ added: 450, skipped: 0 })
    const lines: string[] = []
    for await (const page of pagesOf(store, {}, 100)) lines.push(...page.map((it) => JSON.stringify(JSONL.lineOf(it))))
    const other = createMemoryStore(embedder)
    const file = write(`\uFEFF${lines.join('\r\n')}\n\n`)
    expect(await importFile(file, other, embedder)).toEqual({ added: 450, skipped: 0 })
    expect(await importFile(file, other, embedder)).toEqual({ added: 0, skipped: 450 })
    const ids = lessons.map(({ id }) => id)
    expect(await other.get(ids)).toEqual(await store.get(ids))
    expect((await other.get(ids)).map(({ lesson }) => lesson)).toEqual(lessons)
  })

  it('are kept without the secrets that somebody left in their programs', async () => {
    const secret = 'sk-abcdefghijklmnopqrstuvwxyz0123456789ABCD'
    const { lesson } = storedLesson('a')
    const example = { program: `const key = '${secret}'`, kept: `use('${secret}')`, rejected: [`drop('${secret}')`] }
    const store = createMemoryStore(embedder)
    await importFile(write(JSON.stringify({ ...lesson, example })), store, embedder)
    const kept = (await store.get([lesson.id]))[0]!.lesson.example!
    expect([kept.program, kept.kept, ...kept.rejected].join()).not.toContain(secret)
    expect(kept.kept).toMatch(/^use\('.+'\)$/)
  })

  it('that stand twice in a file are counted once', async () => {
    const store = createMemoryStore(embedder)
    expect(await importFile(write(`${line('a')}\n${line('b')}\n${line('a')}\n`), store, embedder)).toEqual({
      added: 2,
      skipped: 1,
    })
  })

  it.each([
    ['no JSON', '{"schema": 1', /line 2 of .*lessons\.jsonl: it is no JSON/],
    ['another thing', '{"schema": 1}', /line 2 of .*: it is no lesson: id: /],
    ['null', 'null', /line 2 of .*: it is no lesson: /],
    ['a newer schema', line('b').replace('"schema":1', '"schema":2'), /line 2 of .*: it is no lesson: schema: /],
    ['an unknown key', line('b').replace('{', '{"secret":1,'), /it is no lesson: Unrecognized key/],
    ['a program that is too long', line('b').replace('let b', 'x'.repeat(20_001)), /it is no lesson: example\.program: Too big/],
  ])('%s: nothing of the file is imported', async (_name, wrong, message) => {
    const store = createMemoryStore(embedder)
    const file = write(`${line('a')}\n${wrong}\n${line('c')}\n`)
    await expect(importFile(file, store, embedder)).rejects.toMatchObject({
      code: 'LESSONS_INVALID',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('nothing of this file was imported'),
    })
    expect(await store.count({})).toBe(0)
  })

  it('hold the lesson and nothing that another store should believe', () => {
    const stored = storedLesson('a', { worth: { uses: 9, helped: 9 } })
    expect(readLine(JSON.stringify(JSONL.lineOf(stored)))).toEqual({ lesson: stored.lesson })
    expect(Lesson.parse(JSONL.lineOf(stored))).toEqual(stored.lesson)
  })
})

describe('pairs', () => {
  const withExample = (outcome: Lesson['outcome'], example: Lesson['example']) => {
    const stored = storedLesson('a', { outcome })
    return PAIRS.lineOf({ ...stored, lesson: { ...stored.lesson, example } })
  }

  it('are the failing program, what was kept and what was not', () => {
    const example = { program: 'a - b', kept: 'a + b', rejected: ['a * b'] }
    expect(withExample('plausible', example)).toMatchObject({
      program: 'a - b',
      chosen: 'a + b',
      rejected: ['a * b'],
      outcome: 'plausible',
    })
  })

  it('a patch that is known to be wrong is a refused one', () => {
    const example = { program: 'a - b', kept: '3', rejected: ['a * b'] }
    expect(withExample('overfitting', example)).toMatchObject({ chosen: null, rejected: ['3', 'a * b'], edits: { kept: [] } })
  })

  it('need something to set against the program', () => {
    expect(withExample('rolled-back', { program: 'a - b', kept: null, rejected: [] })).toBeNull()
    expect(withExample('rolled-back', null)).toBeNull()
  })
})

describe('ids', () => {
  it('may be shortened, as long as they name one', async () => {
    const store = createMemoryStore(embedder)
    const make = (id: string) => ({ ...storedLesson('a').lesson, id: id.padEnd(32, '0') })
    await keepAll([make('abcd1'), make('abcd2'), make('ffff')], store, embedder)
    const ids = async (...names: string[]) => (await findByIds(store, names)).map(({ lesson }) => lesson.id.slice(0, 5))
    expect(await ids('ffff', 'abcd2', 'abcd1'.padEnd(32, '0'))).toEqual(['ffff0', 'abcd2', 'abcd1'])
    await expect(ids('abcd')).rejects.toMatchObject({ code: 'USAGE', message: 'more than one lesson begins with abcd' })
    await expect(ids('0000')).rejects.toMatchObject({ code: 'USAGE', message: 'no lesson begins with 0000' })
    for (const wrong of ['abc', "' OR 1=1", 'ABCD', '0'.repeat(33)])
      await expect(ids(wrong)).rejects.toThrow('is no id of a lesson')
  })
})

describe('a summary', () => {
  it('counts a family once a lesson, also where its changes differ in what they cost', async () => {
    const store = createMemoryStore(embedder)
    const { lesson } = storedLesson('a')
    const [attempt] = lesson.attempts
    await keepAll([{ ...lesson, attempts: [attempt!, { ...attempt!, step: 5 }] }], store, embedder)
    expect((await summarise(store)).families).toMatchObject([{ family: 'relation', lessons: 1, tried: 6, kept: 2 }])
  })

  it('counts outcomes, languages, benchmarks, worth and what worked', async () => {
    const store = createMemoryStore({ name: 'test-1', dimensions: 8 })
    await store.add([
      storedLesson('a', { worth: { uses: 3, helped: 1.5, harmed: 0.5 } }),
      storedLesson('b', { dataset: 'humanevalfix-js', language: 'ts', problem: '__proto__' }),
      storedLesson('c', { outcome: 'rolled-back', problem: '__proto__', worth: { isQuarantined: true } }),
    ])
    expect(await summarise(store)).toEqual({
      outcomes: { plausible: 2, 'rolled-back': 1 },
      languages: { js: 2, ts: 1 },
      datasets: { '': 2, 'humanevalfix-js': 1 },
      problems: 2,
      worth: { uses: 3, helped: 1.5, neutral: 1, harmed: 0.5 },
      families: [{ family: 'relation', lessons: 3, tried: 9, kept: 3, fixed: 3, lost: 3, refused: 0 }],
    })
  })
})
