import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLanceStore } from '../../../lessons/store/lance/open.ts'
import { EMBEDDER } from './stored.ts'
import { temporaryFolder } from './temporary.ts'
import type { WriterTask } from './writer.ts'
import { startWriter } from './writers.ts'

const KILLS = Number(process.env['TRACEMEND_KILLS'] ?? 12)
const ALL = { filter: { withQuarantined: true }, page: { offset: 0, limit: 1_000_000 } }

/** What writers are in the middle of when they are killed. */
const ROUNDS: readonly WriterTask['changes'][] = [
  ['add'],
  ['add', 'worth', 'worth', 'worth'],
  ['add', 'add', 'optimise'],
  ['add', 'index'],
]

/** Numbers from 0 to 1, the same ones each time (Mulberry32, public domain). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('a process that is killed', { timeout: 60_000 + KILLS * 10_000 }, () => {
  it('loses nothing that was acknowledged, and leaves a store that opens', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const chance = random(7)
    const added = new Set<string>()
    const uses = new Map<string, number>()

    for (let round = 0; round < KILLS; round += 1) {
      const changes = ROUNDS[round % ROUNDS.length]!
      const writer = startWriter({ location, name: `r${round}`, times: 1_000_000, perAdd: 1 + (round % 7), changes })
      await writer.said('ready')
      await sleep(chance() * 500)
      for (const line of await writer.kill()) {
        const [what, ...words] = line.split(' ')
        if (what === 'added') for (const id of words) added.add(id)
        if (what === 'worth') uses.set(words[0]!, Number(words[1]))
      }

      const store = await openLanceStore({ location, embedder: EMBEDDER, mode: 'write', waitMs: 5_000 })
      const kept = await store.list(ALL.filter, ALL.page)
      const ids = kept.map(({ lesson }) => lesson.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect([...added].filter((id) => !ids.includes(id))).toEqual([])
      // What was not acknowledged may have been done all the same: never less, perhaps the next one.
      expect(kept.filter(({ lesson, worth }) => worth.uses < (uses.get(lesson.id) ?? 0))).toEqual([])
      expect(await store.matching('relation', ALL.filter, 3)).toHaveLength(Math.min(3, ids.length))
      await store.close()
    }
    expect(added.size).toBeGreaterThan(KILLS)
  })

  it('while it creates a store leaves nothing in the way', async () => {
    const chance = random(11)
    for (let round = 0; round < 3; round += 1) {
      const location = join(await temporaryFolder(), 'lessons')
      const task = { location, name: 'early', times: 1, perAdd: 1, changes: ['add'] } as const
      const writer = startWriter(task)
      await sleep(150 + chance() * 350)
      await writer.kill()
      const said = await startWriter(task).ended()
      expect(said[0]).toBe('ready')
      const store = await openLanceStore({ location, embedder: EMBEDDER, mode: 'read' })
      expect(await store.count({})).toBe(1)
      await store.close()
    }
  })
})

describe('two processes', { timeout: 120_000 }, () => {
  it('create one store at the same time and write to it, and nothing is lost or there twice', async () => {
    for (let round = 0; round < 3; round += 1) {
      const location = join(await temporaryFolder(), 'lessons')
      const both = ['same', 'same', `own${round}`].map((name) =>
        startWriter({ location, name, times: 12, perAdd: 3, changes: ['add', 'add', 'worth'] }),
      )
      const said = await Promise.all(both.map((writer) => writer.ended()))
      const acknowledged = new Set(said.flat().flatMap((line) => (line.startsWith('added ') ? line.split(' ').slice(1) : [])))
      const store = await openLanceStore({ location, embedder: EMBEDDER, mode: 'read' })
      const ids = (await store.list(ALL.filter, ALL.page)).map(({ lesson }) => lesson.id)
      expect(ids.toSorted()).toEqual([...acknowledged].sort())
      expect(ids).toHaveLength(2 * 8 * 3)
      await store.close()
    }
  })
})
