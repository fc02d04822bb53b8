import { expect, it } from 'vitest'
import type { Candidate } from '#core'
import { CORPUS } from './corpus/index.ts'
import { type Hostile, mayPass, openSuite, type Suite } from './entry.ts'

const suites = [...Map.groupBy(CORPUS, ({ suite }) => suite)]

/** A candidate that replaces the whole program. */
function replacingAll({ original }: Suite, text: string, id: number): Candidate {
  const edits = [{ start: 0, end: original.length, replacement: [text] }]
  return { id, agent: 'test', operators: [], explanation: '', edits }
}

/** What a hostile program fixes although no honest run of it passes that. */
function ill(entry: Hostile, ids: readonly string[], fixed: readonly string[]): readonly string[] {
  return fixed.filter((id) => !mayPass(entry, ids.indexOf(id))).map((id) => `${entry.kind}: ${entry.name} is said to fix ${id}`)
}

it.each(suites.map(([suite, entries]) => [entries[0]!.kind, suite, entries] as const))(
  'in one context: what follows a hostile candidate is judged rightly (%s)',
  async (_, suite, entries) => {
    const session = await openSuite(suite)
    const before = await session.run(suite.original, { seed: 1 })
    if (before.status !== 'completed') throw new Error(before.status)
    const ids = before.tests.map(({ id }) => id)
    const failing = before.tests.filter(({ status }) => status === 'failed').map(({ id }) => id)
    const passing = ids.filter((id) => !failing.includes(id))
    const texts = entries.flatMap((entry) => [entry.program(), suite.right])
    const candidates = texts.map((text, i) => replacingAll(suite, text, i))
    const screened = await session.screen(candidates, { failing, passing, seed: 1 })
    await session.close()
    const honest = screened.filter((_, i) => i % 2 === 1)
    const wrong = honest.flatMap((one, i) =>
      one.fixed.length === failing.length && one.lost.length === 0 ? [] : [`${one.status} after ${entries[i]!.name}`],
    )
    expect(wrong, 'honest ones that were lost, by what came before them').toEqual([])
    expect(entries.flatMap((entry, i) => ill(entry, ids, screened[2 * i]!.fixed))).toEqual([])
  },
  300_000,
)
