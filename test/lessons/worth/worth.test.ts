import { describe, expect, it } from 'vitest'
import type { Lesson, LessonUse } from '#core'
import { createMemoryStore } from '../../../lessons/store/in-memory.ts'
import { decayed } from '../../../lessons/worth/decay.ts'
import { effectsOf } from '../../../lessons/worth/effects.ts'
import { NEW_WORTH } from '../../../lessons/worth/new-worth.ts'
import { noteUseIn } from '../../../lessons/worth/note-use.ts'
import { doesMoreHarm } from '../../../lessons/worth/quarantine.ts'
import { usefulness } from '../../../lessons/worth/usefulness.ts'
import { EMBEDDER, idOf, storedLesson } from '../store/stored.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-06-01T00:00:00.000Z')
const at = (daysAgo: number) => new Date(NOW - daysAgo * DAY).toISOString()
const worth = (change: Partial<typeof NEW_WORTH>) => ({ ...NEW_WORTH, ...change })

describe('decayed', () => {
  it('halves all counts of uses in a half-life, and nothing else', () => {
    const used = worth({ uses: 8, helped: 4, harmed: 2, taught: 3, lastUsedAt: at(90) })
    expect(decayed(used, NOW, 90)).toEqual({ ...used, uses: 4, helped: 2, harmed: 1 })
    expect(decayed(used, NOW, 45).helped).toBeCloseTo(1)
  })

  it('leaves what was never used, and what another clock used tomorrow', () => {
    expect(decayed(NEW_WORTH, NOW)).toBe(NEW_WORTH)
    expect(decayed(worth({ helped: 4, lastUsedAt: at(-1) }), NOW).helped).toBe(4)
  })
})

describe('usefulness', () => {
  it('is all before the first use, and falls with harm, less so with uses that changed nothing', () => {
    expect(usefulness(NEW_WORTH)).toBe(1)
    expect(usefulness(worth({ uses: 5, helped: 5 }))).toBe(1)
    const [neutral, harmed] = [usefulness(worth({ uses: 10 })), usefulness(worth({ uses: 10, harmed: 10 }))]
    expect(neutral).toBeGreaterThan(0.7)
    expect(harmed).toBeLessThan(0.3)
    expect(usefulness(worth({ uses: 20, helped: 10, harmed: 10 }))).toBeGreaterThan(harmed)
  })
})

describe('doesMoreHarm', () => {
  it.each([
    [0, 0, false],
    [0, 3, false],
    [0, 4, true],
    [2, 6, false],
    [2, 9, true],
    [9, 2, false],
    [400, 500, true],
    [490, 500, false],
    [0, 5000, true],
  ])('helped %d, harmed %d: %s', (helped, harmed, quarantined) => {
    expect(doesMoreHarm(worth({ helped, harmed }))).toBe(quarantined)
  })
})

const SUPPORTER = storedLesson('supporter').lesson
const OTHER: Lesson = {
  ...storedLesson('other').lesson,
  attempts: [],
  kept: [{ family: 'wrap', site: '', before: '$1', after: '$1()' }],
}
const DOUBTER: Lesson = {
  ...storedLesson('doubter').lesson,
  attempts: [{ family: 'relation', step: 0, tried: 9, kept: 0, fixed: 0, lost: 9, refused: 0, expected: 2 }],
  kept: [],
}
const use = (rank: number, rankWithout: number | null, weight = 1): LessonUse => ({
  signature: SUPPORTER.signature,
  operators: ['relation'],
  rank,
  rankWithout,
  recalled: [SUPPORTER, OTHER, DOUBTER].map((lesson) => ({ lesson, weight, reasons: [] })),
})
const effects = (given: LessonUse) =>
  ['supporter', 'other', 'doubter'].map((name) => {
    const { helped, harmed } = effectsOf(given).get(idOf(name))!
    return `+${helped.toFixed(2)} -${harmed.toFixed(2)}`
  })

describe('effectsOf', () => {
  it.each([
    ['earlier than without', use(10, 40), ['+0.75 -0.00', '+0.00 -0.00', '+0.00 -0.00']],
    ['found only with lessons', use(500, null), ['+1.00 -0.00', '+0.00 -0.00', '+0.00 -0.00']],
    ['later than without', use(40, 10), ['+0.00 -0.00', '+0.00 -0.75', '+0.00 -0.75']],
    ['at the same place', use(7, 7), ['+0.00 -0.00', '+0.00 -0.00', '+0.00 -0.00']],
    ['of little weight', use(10, 40, 0.5), ['+0.38 -0.00', '+0.00 -0.00', '+0.00 -0.00']],
  ])('%s', (_, given, expected) => {
    expect(effects(given)).toEqual(expected)
  })
})

describe('noteUseIn', () => {
  const filled = async () => {
    const store = createMemoryStore(EMBEDDER)
    await store.add(
      [SUPPORTER, OTHER, DOUBTER].map((lesson, i) => ({ ...storedLesson(['supporter', 'other', 'doubter'][i]!), lesson })),
    )
    return store
  }
  const worthOf = async (store: Awaited<ReturnType<typeof filled>>, name: string) => (await store.get([idOf(name)]))[0]!.worth

  it('counts each use, what was before it only as much as it still counts', async () => {
    const store = await filled()
    await noteUseIn(store, use(10, 40), NOW - 90 * DAY, 90)
    await noteUseIn(store, use(10, 40), NOW, 90)
    expect(await worthOf(store, 'supporter')).toEqual(worth({ uses: 1.5, helped: 1.125, lastUsedAt: at(0) }))
    expect(await worthOf(store, 'other')).toEqual(worth({ uses: 1.5, lastUsedAt: at(0) }))
  })

  it('quarantines what goes on doing harm, and nothing before that', async () => {
    const store = await filled()
    for (let turn = 0; turn < 3; turn += 1) await noteUseIn(store, use(1000, 1), NOW)
    expect((await worthOf(store, 'other')).isQuarantined).toBe(false)
    for (let turn = 0; turn < 3; turn += 1) await noteUseIn(store, use(1000, 1), NOW)
    expect((await worthOf(store, 'other')).isQuarantined).toBe(true)
    expect((await worthOf(store, 'supporter')).isQuarantined).toBe(false)
    expect((await store.near(storedLesson('x').vector, {}, 9)).map(({ stored }) => stored.lesson.id)).toEqual([idOf('supporter')])
  })

  it('leaves out what was forgotten meanwhile', async () => {
    const store = await filled()
    await store.remove([idOf('supporter'), idOf('other'), idOf('doubter')])
    await noteUseIn(store, use(1, 2), NOW)
    expect(await store.count({ withQuarantined: true })).toBe(0)
  })
})
