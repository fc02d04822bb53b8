import { TracemendError, type OpenOutcome, type RepairTask, type Sandbox, type SandboxOptions } from '#core'
import { parseSource } from '../parse.ts'
import { createView } from '../program/view.ts'
import { prepareSuite } from '../suites/prepare.ts'
import { WorkerPool } from './pool.ts'
import { Session } from './session.ts'

interface SandboxChoices {
  readonly workers?: number
  /** Whether candidates may be compiled together; results do not depend on it. */
  readonly schemata?: boolean
}

/**
 * Isolates in worker processes of their own. Several sessions may be open; so much as there are `workers` (default 1) runs side by side, the
 * rest takes turns: runs of several sessions, or parts of one batch of candidates.
 */
export function createSandbox({ workers = 1, schemata = true }: SandboxChoices = {}): Sandbox {
  const pool = new WorkerPool(workers)
  let sessions = 0
  let closed = false

  return {
    async open(task: RepairTask, { limits, deterministic = true }: SandboxOptions): Promise<OpenOutcome> {
      if (closed) throw new TracemendError('SANDBOX_UNAVAILABLE', 'the sandbox is closed', 'Open another one.')
      const parsed = parseSource(task.source)
      const view = parsed.status === 'parsed' ? createView(parsed.source) : null
      const prepared = await prepareSuite(task, view)
      if (prepared.status === 'unusable') return prepared
      const { memoryMb, runTimeMs, maxSteps } = limits
      const session = ++sessions
      const setup = { suite: prepared.suite, memoryMb, runTimeMs, maxSteps, deterministic }
      pool.open(session, setup)
      return { status: 'ready', session: new Session(task, session, pool, view, setup, schemata) }
    },
    async close() {
      closed = true
      await pool.end()
    },
  }
}
