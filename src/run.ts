import type { InstrumentedSource, RepairTaskInput, RunOutcome } from '#core'
import { withSession, type RunSettings } from './session.ts'
import { readTask } from './task.ts'

export interface RunTestsOptions extends RunSettings {
  /** Run this text, or this instrumented program, in place of the task's own source. */
  readonly program?: string | InstrumentedSource
}

/** Runs a program against its tests, once, in a fresh isolate. What the program does wrong is in the outcome; nothing is thrown for it. */
export async function run(input: RepairTaskInput, options: RunTestsOptions = {}): Promise<RunOutcome> {
  const task = readTask(input)
  const { program = task.source.text, seed = 1 } = options
  return withSession<RunOutcome>(
    task,
    options,
    (session) => session.run(program, { seed }),
    (fault) => ({ status: 'does-not-load', fault }),
  )
}
