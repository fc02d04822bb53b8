import { TracemendError, type OpenOutcome, type RepairTask, type Sandbox, type SandboxOptions } from '#core'
import { parseSource } from '../parse.ts'
import { createView } from '../program/view.ts'
import { prepareSuite } from '../suites/prepare.ts'
import { WorkerPool } from './pool.ts'
import { Session } from './session.ts'

/**
 * Isolates in worker processes of their own. Several sessions may be open; so many of them as there are `workers` (default 1) run side
 * by side, the others take turns.
 */
export function createSandbox({ workers = 1 }: { readonly workers?: number } = {}): Sandbox {
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
      return { status: 'ready', session: new Session(task, session, pool, view, setup) }
    },
    async close() {
      closed = true
      await pool.end()
    },
  }
}
