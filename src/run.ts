import { withProbeEffect } from '#agents'
import type { InstrumentedSource, RepairTaskInput, RunOutcome, SandboxSession } from '#core'
import { withSession, type RunSettings } from './session.ts'
import { readTask } from './task.ts'

export interface RunTestsOptions extends RunSettings {
  /** Run this text, or this instrumented program, in place of the task's own source. */
  readonly program?: string | InstrumentedSource
}

/**
 * Runs a program against its tests, in a fresh isolate. What the program does wrong is in the outcome; nothing is thrown for it. An
 * instrumented program is also run without its probes: the trace says whether every test ended alike.
 */
export async function run(input: RepairTaskInput, options: RunTestsOptions = {}): Promise<RunOutcome> {
  const task = readTask(input)
  const { program = task.source.text, seed = 1 } = options
  return withSession<RunOutcome>(
    task,
    options,
    (session) => (typeof program === 'string' ? session.run(program, { seed }) : runProbed(session, program, seed)),
    (fault) => ({ status: 'does-not-load', fault }),
  )
}

async function runProbed(session: SandboxSession, program: InstrumentedSource, seed: number): Promise<RunOutcome> {
  const plain = await session.run(program.original, { seed })
  const probed = await session.run(program, { seed })
  if (plain.status === 'does-not-load' || probed.status === 'does-not-load' || probed.trace === null) return probed
  return { ...probed, trace: withProbeEffect(probed.trace, plain.tests, probed.tests) }
}
