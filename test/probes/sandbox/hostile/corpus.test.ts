import { afterAll, describe, expect, it } from 'vitest'
import type { SandboxSession } from '#core'
import { CORPUS } from './corpus/index.ts'
import { type Hostile, letters, openSuite, type Suite } from './entry.ts'

const sessions = new Map<Suite, Promise<SandboxSession>>()
/** What ends otherwise than expected is run once more with so much time: the machine may be busy. */
const PATIENCE_MS = 5_000
const took: (readonly [ms: number, name: string])[] = []
const kinds = Map.groupBy(CORPUS, ({ kind }) => kind)

/** One session a suite, which knows its honest program: the hostile ones come as candidates do. */
async function sessionOf(suite: Suite): Promise<SandboxSession> {
  const known = sessions.get(suite)
  if (known !== undefined) return known
  const opened = openSuite(suite)
  sessions.set(suite, opened)
  await (await opened).run(suite.original, { seed: 1 })
  return opened
}

/** A sudden death may come before anything has been told. */
function isExpected({ outcomes }: Hostile, got: string): boolean {
  return outcomes.some((outcome) => outcome === got || (got.startsWith('crashed') && outcome.startsWith(got)))
}

afterAll(() => {
  const slowest = took.toSorted((a, b) => b[0] - a[0]).slice(0, 10)
  process.stdout.write(`slowest of ${took.length}: ${slowest.map(([ms, name]) => `${Math.round(ms)} ms ${name}`).join('; ')}\n`)
})

it('is large, and every entry has a name of its own', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(160)
  expect(new Set(CORPUS.map(({ kind, name }) => `${kind}: ${name}`)).size).toBe(CORPUS.length)
})

describe.each([...kinds])('%s', (_, entries) => {
  it('the honest program passes', async () => {
    for (const suite of new Set(entries.map((entry) => entry.suite))) {
      const session = await sessionOf(suite)
      expect(letters(await session.run(suite.right, { seed: 1 }))).toMatch(/^P+$/)
    }
  })

  it.each(entries.map((entry) => [entry.name, entry] as const))('%s', async (name, entry) => {
    const session = await sessionOf(entry.suite)
    const startedAt = performance.now()
    let got = letters(await session.run(entry.program(), { seed: 1 }))
    took.push([performance.now() - startedAt, `${entry.kind}: ${name.slice(0, 60)}`])
    if (!isExpected(entry, got)) {
      const patient = await openSuite(entry.suite, PATIENCE_MS)
      await patient.run(entry.suite.original, { seed: 1 })
      got = letters(await patient.run(entry.program(), { seed: 1 }))
      await patient.close()
    }
    expect(isExpected(entry, got), `${got} is none of ${entry.outcomes.join(', ')}`).toBe(true)
  })
})
