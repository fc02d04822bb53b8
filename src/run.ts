import { withProbeEffect } from '#agents'
import { TracemendError, type InstrumentedSource, type Intervention, type RepairTaskInput } from '#core'
import type { RunOutcome, SandboxSession } from '#core'
import { withSession, type RunSettings } from './session.ts'
import { readTask } from './task.ts'

export interface RunTestsOptions extends RunSettings {
  /** Run this text, or this instrumented program, in place of the task's own source. */
  readonly program?: string | InstrumentedSource
  /** What is forced in an instrumented program, such as a counterfactual of a diagnosis in its `probed`; there is no trace then. */
  readonly intervention?: Intervention
}

/**
 * Runs a program against its tests, in a fresh isolate. What the program does wrong is in the outcome; nothing is thrown for it. An
 * instrumented program is also run without its probes: the trace says whether every test ended alike.
 * @throws TracemendError USAGE for an intervention where there is no such point
 */
export async function run(input: RepairTaskInput, options: RunTestsOptions = {}): Promise<RunOutcome> {
  const task = readTask(input)
  const { program = task.source.text, seed = 1 } = options
  const forced = options.intervention === undefined ? null : force(program, options.intervention)
  return withSession<RunOutcome>(
    task,
    options,
    (session) => {
      if (forced !== null) return session.run(forced.program, { seed, metered: true, intervention: forced.intervention })
      return typeof program === 'string' ? session.run(program, { seed }) : runProbed(session, program, seed)
    },
    (fault) => ({ status: 'does-not-load', fault }),
  )
}

/** What is forced may make an endless program of one that ends: such runs are metered. */
function force(program: string | InstrumentedSource, { point, visit, change }: Intervention) {
  if (typeof program !== 'string' && program.points[point] !== undefined)
    return { program, intervention: { point, visit, change } }
  const what = typeof program === 'string' ? 'the program has no probes' : `the program has no point ${point}`
  throw new TracemendError('USAGE', `intervention: ${what}`, 'run what `instrument()` gave, or `probed` of the diagnosis')
}

async function runProbed(session: SandboxSession, program: InstrumentedSource, seed: number): Promise<RunOutcome> {
  const plain = await session.run(program.original, { seed })
  const probed = await session.run(program, { seed })
  if (plain.status === 'does-not-load' || probed.status === 'does-not-load' || probed.trace === null) return probed
  return { ...probed, trace: withProbeEffect(probed.trace, plain.tests, probed.tests) }
}
