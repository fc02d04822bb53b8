import type { RepairTaskInput, RunOutcome } from '#core'
import type { RunTestsOptions } from '../../run.ts'
import { failed, ok, type Check } from './check.ts'

/** A check that runs a task of which every test should pass. */
export function passes(name: string, detail: string, task: RepairTaskInput, options: RunTestsOptions = {}): Check {
  return {
    name,
    run: async () => {
      const { run } = await import('../../run.ts')
      const outcome = await run(task, options)
      const works =
        outcome.status === 'completed' && outcome.tests.length > 0 && outcome.tests.every((test) => test.status === 'passed')
      return works ? ok(detail) : failed(describe(outcome))
    },
  }
}

export function describe(outcome: RunOutcome): string {
  if (outcome.status === 'does-not-load') return `${outcome.fault.errorName}: ${outcome.fault.message}`
  if (outcome.status !== 'completed') return `${outcome.status}: ${outcome.detail}`
  const messages = outcome.tests.map((test) => (test.status === 'failed' ? test.failure.message : ''))
  return messages.find((message) => message !== '') ?? 'no test was run'
}
