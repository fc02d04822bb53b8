import { afterAll, expect, test } from 'vitest'
import { DEFAULT_ANALYSIS, Limits, type SandboxSession } from '#core'
import { createProber, createSandbox } from '#probes'
import { takeBaseline } from '../../../../agents/baseline.ts'
import { observe } from '../../../../agents/observe.ts'

const sandbox = createSandbox()
const prober = createProber()
afterAll(() => sandbox.close())

/** How many values are forced at once, each time, and what is told in the end. */
async function forcedIn(text: string, tests: string) {
  const task = { id: 'task', source: { path: 'program.js', text }, tests: { path: 'tests.js', text: tests } }
  const opened = await sandbox.open(task, { limits: Limits.parse({}) })
  const parsed = prober.parse(task.source)
  if (opened.status !== 'ready' || parsed.status !== 'parsed') throw new Error('unusable')
  const { session } = opened
  const batches: number[] = []
  const confirmed: string[] = []
  const watched: SandboxSession = {
    run(program, options) {
      if (options.intervention !== undefined) confirmed.push(JSON.stringify(options.intervention.change))
      return session.run(program, options)
    },
    intervene(program, interventions, goal) {
      batches.push(interventions.length)
      return session.intervene(program, interventions, goal)
    },
    screen: (candidates, goal) => session.screen(candidates, goal),
    close: () => session.close(),
  }
  const baseline = await takeBaseline(session, text, 1)
  const { fault } = await observe(task, parsed.source, watched, baseline, { prober, seed: 1, analysis: DEFAULT_ANALYSIS })
  await session.close()
  return { batches, confirmed, fault }
}

/** Much that can be changed beside the last line. */
const program = (last: string) => `function f(list, low, high) {
  let sum = 0
  for (let i = 0; i < list.length; i++) {
    const inside = list[i] > low && list[i] < high
    if (inside && i % 3 === 0) sum += list[i] * 2
    else if (list[i] % 5 === 0) sum -= list[i] + high - low
    else sum += list[i] - low * 3 + high
  }
  ${last}
}
`
const TESTS = 'console.assert(f([1, 2, 3], 0, 9) === 25)\nconsole.assert(f([5, 7], 1, 6) === 20)\n'

test('no more is tried once something explains all failures, and fewer are confirmed', async () => {
  const { batches, confirmed, fault } = await forcedIn(program('return sum - 3'), TESTS)
  expect(batches).toEqual([100])
  expect(confirmed).toHaveLength(2)
  expect(fault.counterfactuals[0]).toMatchObject({ line: 9, fixed: ['L1', 'L2'], lost: [] })
})

test('all is tried where nothing explains all failures', async () => {
  const { batches } = await forcedIn(program("return String(sum) + '!'"), TESTS)
  expect(batches[0]).toBe(100)
  expect(batches[1]).toBeGreaterThan(100)
})
