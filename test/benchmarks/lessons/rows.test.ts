import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawRows, type Drawing } from '../../../benchmarks/lessons/rows.ts'
import { findSuite } from '../../../benchmarks/suites/index.ts'

const suites = ['humanevalfix-js', 'llm-bugs-js', 'llm-bugs-ts'].map(findSuite)
const FIXTURES = 'test/fixtures/bench'

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'tracemend-rows-'))
  for (const folder of ['humanevalfix-js', 'llm-bugs']) await mkdir(join(data, folder))
  await cp(join(FIXTURES, 'humanevalfix.jsonl'), join(data, 'humanevalfix-js/humanevalpack.jsonl'))
  await cp(join(FIXTURES, 'llm-bugs.jsonl'), join(data, 'llm-bugs/js.jsonl'))
})
afterAll(() => rm(data, { recursive: true }))

const draw = async (change: Partial<Drawing> = {}) => {
  const { drawn, skipped } = await drawRows(suites, { data, cwd: '.', choice: {}, rows: 3, oracle: 'full', seed: 1, ...change })
  return { ids: drawn.map(({ tasks }) => tasks.map(({ id }) => id)), drawn, skipped }
}

describe('rows by lot', () => {
  test('at most so many a suite, the same for the same seed; suites without data are told', async () => {
    const { ids, drawn, skipped } = await draw()
    expect(ids.map((list) => list.length)).toEqual([3, 2])
    expect(drawn.map(({ data: { rows } }) => rows)).toEqual([4, 2])
    expect(skipped).toEqual([{ id: 'llm-bugs-ts', reason: expect.stringContaining('no data for llm-bugs-ts') }])
    expect((await draw()).ids).toEqual(ids)
    const others = await Promise.all([2, 3, 4, 5].map((seed) => draw({ seed })))
    expect(others.some((other) => String(other.ids) !== String(ids))).toBe(true)
  })

  test('with the full oracle nothing is held out', async () => {
    const heldOut = async (oracle: Drawing['oracle']) =>
      (await draw({ oracle })).drawn.flatMap(({ tasks }) => tasks).filter(({ heldOutTests }) => heldOutTests !== null).length
    expect([await heldOut('full'), await heldOut('visible')]).toEqual([0, 5])
  })

  test('a filter that leaves nothing of one suite skips that one; of all, it is told', async () => {
    const { ids, skipped } = await draw({ choice: { filter: 'own/1' } })
    expect({ ids, skipped: skipped.map(({ id }) => id) }).toEqual({
      ids: [['own/1']],
      skipped: ['humanevalfix-js', 'llm-bugs-ts'],
    })
    await expect(draw({ choice: { filter: 'nothing like it' } })).rejects.toMatchObject({ code: 'USAGE' })
  })
})
