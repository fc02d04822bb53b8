import type { z } from 'zod'
import type { InstrumentedSource, Limits, RepairTaskInput, RunOutcome, Sandbox } from '#core'
import { createSandbox } from '#probes'
import { readLimits, readTask } from './task.ts'

export interface RunTestsOptions {
  /** Run this text, or this instrumented program, in place of the task's own source. */
  readonly program?: string | InstrumentedSource
  /** Seeds `Math.random` inside the isolate; default 1. */
  readonly seed?: number
  readonly limits?: z.input<typeof Limits>
  readonly deterministic?: boolean
  /** Share one over many runs to save its start; it is then yours to close. */
  readonly sandbox?: Sandbox
}

/** Runs a program against its tests, once, in a fresh isolate. What the program does wrong is in the outcome; nothing is thrown for it. */
export async function run(input: RepairTaskInput, options: RunTestsOptions = {}): Promise<RunOutcome> {
  const task = readTask(input)
  const limits = readLimits(options.limits ?? {})
  const sandbox = options.sandbox ?? createSandbox()
  try {
    const opened = await sandbox.open(task, { limits, deterministic: options.deterministic ?? true })
    if (opened.status === 'unusable') return { status: 'does-not-load', fault: opened.fault }
    try {
      return await opened.session.run(options.program ?? task.source.text, { seed: options.seed ?? 1 })
    } finally {
      await opened.session.close()
    }
  } finally {
    if (options.sandbox === undefined) await sandbox.close()
  }
}
