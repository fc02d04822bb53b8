import { expect, it } from 'vitest'
import type { Candidate, Screening } from '#core'
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
    const screen = (pairs: readonly Hostile[]) => {
      const texts = pairs.flatMap((entry) => [entry.program(), suite.right])
      const candidates = texts.map((text, i) => replacingAll(suite, text, i))
      return session.screen(candidates, { failing, passing, seed: 1 })
    }
    const isLost = ({ fixed, lost }: Screening) => fixed.length < failing.length || lost.length > 0
    const screened = await screen(entries)
    const wrong: string[] = []
    for (const [i, entry] of entries.entries()) {
      let honest = screened[2 * i + 1]!
      // On a busy machine an honest one may be late; not three times.
      for (let more = 0; more < 2 && honest.status === 'timed-out'; more++) honest = (await screen([entry]))[1]!
      if (isLost(honest)) wrong.push(`${honest.status} after ${entry.name}`)
    }
    await session.close()
    expect(wrong, 'honest ones that were lost, by what came before them').toEqual([])
    expect(entries.flatMap((entry, i) => ill(entry, ids, screened[2 * i]!.fixed))).toEqual([])
  },
  300_000,
)
