import { TracemendError, type OpenOutcome, type RepairTask, type Sandbox, type SandboxOptions } from '#core'
import { parseSource } from '../parse.ts'
import { createView } from '../program/view.ts'
import { prepareSuite } from '../suites/prepare.ts'
import { Session } from './session.ts'
import { WorkerHandle } from './worker-handle.ts'

/** Isolates in a worker process of its own. Several sessions may be open; their runs take turns. */
export function createSandbox(): Sandbox {
  const worker = new WorkerHandle()
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
      worker.open(session, { suite: prepared.suite, memoryMb, runTimeMs, maxSteps, deterministic })
      return { status: 'ready', session: new Session(task, session, worker, view, runTimeMs) }
    },
    async close() {
      closed = true
      await worker.end()
    },
  }
}
