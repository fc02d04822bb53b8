import type { z } from 'zod'
import type { Limits, LoadFault, RepairTask, Sandbox, SandboxSession } from '#core'
import { createSandbox } from '#probes'
import { readLimits } from './task.ts'

/** How isolates are set up; common to every function that runs something. */
export interface RunSettings {
  readonly limits?: z.input<typeof Limits>
  /** Seeds `Math.random` inside the isolate; default 1. */
  readonly seed?: number
  /** Fixed clock and seeded `Math.random` inside the isolate; default true. */
  readonly deterministic?: boolean
  /** Share one over many calls to save its start; it is then yours to close. */
  readonly sandbox?: Sandbox
}

/** Opens the task's tests, hands the session to `use`, and closes all that it opened. */
export async function withSession<T>(
  task: RepairTask,
  settings: RunSettings,
  use: (session: SandboxSession) => Promise<T>,
  unusable: (fault: LoadFault) => T,
): Promise<T> {
  const limits = readLimits(settings.limits ?? {})
  return withSandbox(settings.sandbox, async (sandbox) => {
    const opened = await sandbox.open(task, { limits, deterministic: settings.deterministic ?? true })
    if (opened.status === 'unusable') return unusable(opened.fault)
    try {
      return await use(opened.session)
    } finally {
      await opened.session.close()
    }
  })
}

/** Lends the caller's sandbox, or one of our own that is closed afterwards. */
export async function withSandbox<T>(lent: Sandbox | undefined, use: (sandbox: Sandbox) => Promise<T>, workers = 1): Promise<T> {
  const sandbox = lent ?? createSandbox({ workers })
  try {
    return await use(sandbox)
  } finally {
    if (lent === undefined) await sandbox.close()
  }
}
