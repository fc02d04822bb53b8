import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { PROBE_KINDS } from '#core'
import { parseSource } from '../../../probes/parse.ts'
import { behave } from '../../helpers/behave.ts'
import { planOf } from '../../helpers/observe.ts'
import { program } from './generated/grammar.ts'

/** More runs, and other ones, for a search of hours: `TRACEMEND_RUNS=20000 TRACEMEND_SEED=2 npx vitest run …`. */
const numRuns = Number(process.env['TRACEMEND_RUNS'] ?? 300)
const seed = Number(process.env['TRACEMEND_SEED'] ?? 20_261_121)

const kinds = fc.oneof(
  { weight: 2, arbitrary: fc.constant(PROBE_KINDS) },
  { weight: 1, arbitrary: fc.subarray([...PROBE_KINDS], { minLength: 1 }) },
)

/** A function's own text is the one thing that probes cannot but change. */
async function withoutSources<T>(run: () => Promise<T>): Promise<T> {
  const text = vi.spyOn(Function.prototype, 'toString').mockReturnValue('source')
  try {
    return await run()
  } finally {
    text.mockRestore()
  }
}

test(
  'random programs give, throw and tell the same with probes, in the same order',
  async () => {
    let ran = 0
    await fc.assert(
      fc.asyncProperty(program, kinds, fc.boolean(), async (text, placed, values) => {
        fc.pre(parseSource({ path: 'a.js', text }).status === 'parsed')
        const { points: _, ...plain } = await withoutSources(() => behave(text, 'a.js', null))
        const { points, ...probed } = await withoutSources(() => behave(text, 'a.js', planOf(placed, values)))
        expect(probed).toEqual(plain)
        if (points > 0 && plain.result.startsWith('gives')) ran++
      }),
      { numRuns, seed, maxSkipsPerRun: 10 },
    )
    expect(ran).toBeGreaterThan(numRuns / 2)
  },
  numRuns * 100 + 30_000,
)
