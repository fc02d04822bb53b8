import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FailureSignature } from '#core'
import { createMemory } from '../../../lessons/memory.ts'
import { embedder, filled } from './fill.ts'
import { PAIRS } from './pairs.ts'
import { looker, type Failing, type Seen } from './signatures.ts'
import { twinOf } from './twins.ts'

/** Beside the project where it is there. All of its rows take minutes: `TRACEMEND_TWINS=all`. */
const ROWS = new URL('../../../../shared/data/humanevalfix-js/humanevalpack.jsonl', import.meta.url)
const EVERY = process.env['TRACEMEND_TWINS'] === 'all' ? 1 : 4

const { look, sandbox } = looker()
afterAll(() => sandbox.close())

type Known = Readonly<Record<string, FailureSignature>>

/** On which place the lesson of `target` is recalled, from 1; infinite where it is not. */
async function placeOf(target: string, signature: FailureSignature, known: Known): Promise<number> {
  const given = Object.entries(known).map(([name, its]) => [name, { problem: name, signature: its }] as const)
  const memory = createMemory(await filled(Object.fromEntries(given)), embedder, { clock: () => 0 })
  const { cohort } = await memory.recall({ signature, problem: 'another' })
  const place = cohort.findIndex(({ lesson }) => lesson.provenance.problem === target)
  return place === -1 ? Number.POSITIVE_INFINITY : place + 1
}

/** How many of the places are the first, and how many among the first five. */
const hits = (places: readonly number[]) => ({
  first: places.filter((n) => n === 1).length,
  five: places.filter((n) => n <= 5).length,
})

async function see(failing: Failing): Promise<Seen> {
  const seen = await look(failing)
  if (seen === null) throw new Error(`this does not fail:\n${failing.program}`)
  return seen
}

const WRITTEN = PAIRS.flatMap(({ fault, one, other }) => [
  { name: `${fault} 1`, sister: `${fault} 2`, failing: one },
  { name: `${fault} 2`, sister: `${fault} 1`, failing: other },
])

async function signaturesOf(programs: readonly { readonly name: string; readonly failing: Failing }[]): Promise<Known> {
  const known: Record<string, FailureSignature> = {}
  for (const { name, failing } of programs) known[name] = (await see(failing)).signature
  return known
}

describe('recall by shape, among the lessons of all other programs', () => {
  let known: Known
  beforeAll(async () => {
    known = await signaturesOf(WRITTEN)
  }, 120_000)

  it('finds the same program under other names and texts', { timeout: 120_000 }, async () => {
    const places: number[] = []
    for (const { name, failing } of WRITTEN) {
      const twin = twinOf(failing, true)
      expect(twin.program).not.toBe(failing.program)
      places.push(await placeOf(name, (await see(twin)).signature, known))
    }
    expect(hits(places)).toEqual({ first: WRITTEN.length, five: WRITTEN.length })
  })

  // Measured: 20 of 24 first, 22 among the first five; with the lessons of 88 other programs between them too.
  it('finds the same fault in a program that is written differently', async () => {
    const places: number[] = []
    for (const { name, sister } of WRITTEN) {
      const { [name]: own, ...others } = known
      places.push(await placeOf(sister, own!, others))
    }
    const { first, five } = hits(places)
    expect(first, `places ${places.join(' ')}`).toBeGreaterThanOrEqual(17)
    expect(five, `places ${places.join(' ')}`).toBeGreaterThanOrEqual(20)
  })

  it.skipIf(!existsSync(ROWS))('finds twins of real failing programs', { timeout: 600_000 }, async ({ annotate }) => {
    const rows = readFileSync(ROWS, 'utf8').trim().split('\n')
    const learnt: Record<string, FailureSignature> = {}
    const twins = new Map<string, FailureSignature>()
    for (const [at, line] of rows.entries()) {
      if (at % EVERY !== 0) continue
      const row = JSON.parse(line) as Readonly<Record<'task_id' | 'declaration' | 'buggy_solution' | 'test', string>>
      const failing = { program: row.declaration + row.buggy_solution, tests: row.test }
      const seen = await look(failing)
      if (seen === null) continue
      learnt[row.task_id] = seen.signature
      const twin = await twinLike(failing, seen)
      if (twin !== null) twins.set(row.task_id, twin.signature)
    }
    const places = await Promise.all([...twins].map(([id, signature]) => placeOf(id, signature, learnt)))
    const { first, five } = hits(places)
    await annotate(`${twins.size} twins among ${Object.keys(learnt).length} lessons: hit@1 ${first}, hit@5 ${five}`)
    expect(twins.size).toBeGreaterThan(10)
    expect(first / twins.size).toBeGreaterThanOrEqual(0.95)
    expect(five / twins.size).toBeGreaterThanOrEqual(0.98)
  })
})

/** With other texts where it still fails alike, else with other names only; null where that is not the same failure either. */
async function twinLike(failing: Failing, seen: Seen): Promise<Seen | null> {
  for (const withTexts of [true, false]) {
    const twin = await look(twinOf(failing, withTexts))
    if (twin !== null && twin.ends.join() === seen.ends.join()) return twin
  }
  return null
}
