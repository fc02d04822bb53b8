import { expect, it } from 'vitest'
import { CORPUS } from './corpus/index.ts'
import { DOUBLE, letters, openSuite } from './entry.ts'

/** Every so many entries of the corpus, of whatever kind. */
const EVERY = 9
const SESSIONS = 3

it('honest runs of other sessions neither get lost nor wrong', async () => {
  const hostile = CORPUS.filter(({ suite }) => suite === DOUBLE).filter((_, i) => i % EVERY === 0)
  const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => openSuite(DOUBLE, 1_000)))
  const honest = await Promise.all(
    hostile.flatMap((entry, i) => {
      const attacked = sessions[i % SESSIONS]!.run(entry.program(), { seed: 1 })
      const others = sessions.map((session, k) => session.run(k === 0 ? DOUBLE.original : DOUBLE.right, { seed: 1 }))
      return [attacked.then(() => null), ...others.map((run) => run.then(letters))]
    }),
  )
  await Promise.all(sessions.map((session) => session.close()))
  const rounds = Array.from({ length: hostile.length }, (_, i) => honest.slice(i * (SESSIONS + 1) + 1, (i + 1) * (SESSIONS + 1)))
  expect(hostile.length).toBeGreaterThan(30)
  expect(rounds.flatMap((round, i) => (round.join() === 'FFF,PPP,PPP' ? [] : [`${hostile[i]!.name}: ${round.join()}`]))).toEqual(
    [],
  )
}, 120_000)
