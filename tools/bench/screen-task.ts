import { type Candidate, Limits, type Sandbox, type ScreenGoal, type Screening } from '#core'
import { cpuMsOfAll } from './cpu.ts'
import type { SmallTask } from './tasks.ts'

/** So many candidates the search hands to the sandbox at a time. */
const BATCH = 160

/** Opens the tests of a task, and screens candidates of it. */
export async function openSmall(sandbox: Sandbox, { program, tests }: SmallTask) {
  const source = { path: 'program.js', text: program }
  const opened = await sandbox.open(
    { id: 'small', source, tests: { path: 'program.test.js', text: tests } },
    { limits: Limits.parse({}) },
  )
  if (opened.status !== 'ready') throw new Error(opened.fault.message)
  const { session } = opened
  const baseline = await session.run(program, { seed: 1, metered: true })
  if (baseline.status !== 'completed') throw new Error(baseline.status)
  const ids = (status: 'passed' | 'failed') => baseline.tests.filter((test) => test.status === status).map(({ id }) => id)
  const goal: ScreenGoal = { failing: ids('failed'), passing: ids('passed'), seed: 1 }
  return {
    /** The results, and the milliseconds that all processes computed for them. */
    async screen(candidates: readonly Candidate[]) {
      const from = cpuMsOfAll()
      const screenings: Screening[] = []
      for (let i = 0; i < candidates.length; i += BATCH)
        screenings.push(...(await session.screen(candidates.slice(i, i + BATCH), goal)))
      return { screenings, ms: cpuMsOfAll() - from }
    },
    close: () => session.close(),
  }
}
