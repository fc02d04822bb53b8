import { Field, Schema, Utf8 } from 'apache-arrow'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LessonStore } from '../../../lessons/store/store.ts'
import { attemptsText } from '../../../lessons/store/lance/attempts.ts'
import { keepIndices } from '../../../lessons/store/lance/indices.ts'
import { connect } from '../../../lessons/store/lance/lancedb.ts'
import { migrate, type Migration } from '../../../lessons/store/lance/migrations.ts'
import { openLanceStore, type LanceOptions } from '../../../lessons/store/lance/open.ts'
import { lessonSchema } from '../../../lessons/store/lance/schema.ts'
import { problemsOf } from './contract.ts'
import { EMBEDDER, idOf, storedLesson, unit, UNPROVED } from './stored.ts'
import { temporaryFolder } from './temporary.ts'

const openAt = (location: string, options: Partial<LanceOptions> = {}) =>
  openLanceStore({ location, embedder: EMBEDDER, mode: 'write', waitMs: 1_000, ...options })

const tableOf = async (location: string) => (await connect(location, { readConsistencyInterval: 0 })).openTable('lessons')

/** Changes of all kinds, so that nothing of an older version is in use any more. */
async function changeAll(store: LessonStore): Promise<void> {
  await store.changeWorth(new Map([[idOf('a'), () => ({ ...UNPROVED, uses: 9 })]]))
  await store.remove([idOf('b')])
  await store.add([storedLesson('c')])
  await store.optimise()
}

describe('a tagged version', () => {
  it('is as it was, whatever became of the store', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const store = await openAt(location)
    await store.add([storedLesson('a'), storedLesson('b', { vector: [0, 1] })])
    await store.tag('one')
    const { version } = await store.statistics()
    await changeAll(store)
    await store.optimise()

    const tagged = await openAt(location, { tag: 'one' })
    expect(tagged.isWritable).toBe(false)
    expect(await tagged.get([idOf('a'), idOf('b'), idOf('c')])).toEqual([
      storedLesson('a'),
      storedLesson('b', { vector: [0, 1] }),
    ])
    expect(problemsOf(await tagged.near(unit([0, 1]), {}, 1))).toEqual(['problem-b'])
    expect(problemsOf(await tagged.matching('relation', {}, 9)).sort()).toEqual(['problem-a', 'problem-b'])
    expect((await tagged.statistics()).version).toBe(version)
    await expect(tagged.add([storedLesson('d')])).rejects.toMatchObject({ code: 'LESSONS_UNUSABLE' })
    expect(problemsOf(await store.list({}, { offset: 0, limit: 9 })).sort()).toEqual(['problem-a', 'problem-c'])
    await Promise.all([tagged.close(), store.close()])
  })

  it('can be moved, and makes room when it is forgotten', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const store = await openAt(location)
    await store.add(Array.from({ length: 200 }, (_, index) => storedLesson(`n${index}`)))
    await store.optimise()
    const { bytes: bare } = await store.statistics()
    await store.add([storedLesson('a')])
    await store.tag('one')
    await changeAll(store)
    await store.tag('one')
    const tagged = await openAt(location, { tag: 'one' })
    expect(await tagged.get([idOf('c')])).toHaveLength(1)
    await tagged.close()

    await store.changeWorth(new Map(Array.from({ length: 200 }, (_, index) => [idOf(`n${index}`), () => UNPROVED])))
    await store.optimise()
    const { bytes: withTag } = await store.statistics()
    await store.untag('one')
    await store.optimise()
    const { bytes: without } = await store.statistics()
    expect(withTag! - without!).toBeGreaterThan(without! * 0.5)
    expect(without! - bare!).toBeLessThan(bare! * 0.3)
    await store.close()
  })
})

describe('a store that is closed', () => {
  it('has forgotten the many versions that it came from', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const store = await openAt(location)
    for (let turn = 0; turn < 30; turn += 1) await store.add([storedLesson(`n${turn}`)])
    await store.close()
    const table = await tableOf(location)
    expect((await table.listVersions()).length).toBeLessThan(5)
    expect((await table.stats()).fragmentStats.numFragments).toBe(1)
    expect(await table.countRows()).toBe(30)
  })

  it('keeps what another one that is open goes on with', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const [one, other] = [await openAt(location), await openAt(location)]
    for (let turn = 0; turn < 30; turn += 1) await one.add([storedLesson(`n${turn}`)])
    expect(await other.count({})).toBe(30)
    await one.close()
    await other.add([storedLesson('last')])
    expect(await other.list({}, { offset: 0, limit: 99 })).toHaveLength(31)
    await other.close()
  })
})

/** A table as it was before lessons had a worth. */
async function olderTable(location: string) {
  const now = lessonSchema(EMBEDDER)
  const then = now.fields.filter(({ name }) => !['worth', 'quarantined'].includes(name))
  const id = new Field('id', new Utf8(), false, new Map(now.fields[0]!.metadata).set('tracemend:schema', '0'))
  const connection = await connect(location, { readConsistencyInterval: 0 })
  const table = await connection.createEmptyTable('lessons', new Schema([id, ...then.slice(1)]))
  const { lesson, vector, exactKey, roughKey, words } = storedLesson('a')
  const { problem, dataset, at } = lesson.provenance
  const kept = { id: lesson.id, language: 'js', embedder: 'test-1', problem, dataset, at, outcome: lesson.outcome, words }
  const stored = JSON.stringify({ lesson, exactKey, roughKey, words })
  const rest = JSON.stringify({ grams: lesson.signature.grams, example: lesson.example })
  const read = { stored, rest, attempts: attemptsText(lesson.attempts) }
  const row = { ...kept, ...read, exact_key: exactKey, rough_key: roughKey, vector: [...vector] }
  await table.add([row])
  return table
}

const ADDS_WORTH: Migration = {
  to: 1,
  async apply(table) {
    const there = (await table.schema()).names
    const missing = [
      { name: 'worth', valueSql: `'${JSON.stringify(UNPROVED)}'` },
      { name: 'quarantined', valueSql: 'false' },
    ].filter(({ name }) => !there.includes(name))
    if (missing.length > 0) await table.addColumns(missing)
  },
}

describe('a store of an older schema', () => {
  it('is brought up to date, even if that was cut off before', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const table = await olderTable(location)
    await expect(openAt(location, { mode: 'read' })).rejects.toMatchObject({
      code: 'LESSONS_UNUSABLE',
      message: expect.stringContaining('older tracemend') as string,
    })
    await ADDS_WORTH.apply(table)
    await migrate(table, 0, [ADDS_WORTH])

    const store = await openAt(location)
    expect(await store.get([idOf('a')])).toEqual([storedLesson('a')])
    expect(await store.add([storedLesson('a'), storedLesson('b')])).toBe(1)
    await store.changeWorth(new Map([[idOf('a'), () => ({ ...UNPROVED, uses: 2, lastUsedAt: '2026-01-01T00:00:00.000Z' })]]))
    expect((await store.get([idOf('a')]))[0]!.worth.uses).toBe(2)
    await store.close()
  })

  it('that no migration knows stays as it is', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const table = await olderTable(location)
    await expect(openAt(location)).rejects.toMatchObject({ message: expect.stringContaining('no way from schema 0') as string })
    await expect(migrate(table, 0, [{ to: 2, apply: () => Promise.reject(new Error('not this one')) }])).rejects.toThrow('no way')
    expect(await table.countRows()).toBe(1)
  })
})

describe('words that are indexed', () => {
  it('find what they find without an index, and what came later', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const store = await openAt(location)
    const words = ['loop push<Call', 'loop For', 'the loops if', 'For For not', "it's < > ="]
    await store.add(words.map((text, index) => storedLesson(`n${index}`, { problem: `${index}`, words: text })))
    const asked = ['LOOP', 'for', 'the', 'push', 'push<call', '<', "it's", '"loop', 'loop AND for', '+loop -for', '']
    const found = () => Promise.all(asked.map(async (text) => problemsOf(await store.matching(text, {}, 9)).sort()))
    const before = await found()
    await keepIndices(await tableOf(location), 20_000)
    expect((await store.statistics()).indices).toContain('words')
    expect(await found()).toEqual(before)
    await store.add([storedLesson('later', { problem: 'later', words: 'push<Call' })])
    expect(problemsOf(await store.matching('push<call', {}, 9)).sort()).toEqual(['0', 'later'])
    await store.close()
  })
})
