import type { ChildProcess } from 'node:child_process'
import { TracemendError } from '#core'
import type { Reply, Request } from './protocol.ts'
import type { Confinement } from './confinement.ts'
import { confinementsFor, spawnWorker } from './spawn-worker.ts'

/** The worker process ended before it answered; what runs next gets a new one. */
export interface Death {
  readonly type: 'died'
  readonly status: 'timed-out' | 'out-of-memory' | 'crashed'
  readonly detail: string
}

export interface Launched {
  readonly process: ChildProcess
  readonly confinement: Confinement
  readonly memoryMb: number
  /** Where the next message, or the news of the end, goes to. */
  listener: (message: Reply | Death) => void
}

/** What this machine is known not to allow is not tried again. */
let firstUsable = 0

const START_MS = 20_000
const STDERR_CAP = 4_000
/** What V8 prints before it tells isolated-vm that a heap is exhausted. The supervisor cannot read it, and is told. */
const V8_EXHAUSTED = '<--- Last few GCs --->'
const EXHAUSTED: Request = { type: 'exhausted' }

/** Starts a worker within the bounds that this machine can set; throws SANDBOX_UNAVAILABLE where none starts at all. */
export async function launchWorker(memoryMb: number): Promise<Launched> {
  const confinements = confinementsFor(memoryMb)
  for (let i = firstUsable; i < confinements.length; i++) {
    const launched = await tryLaunch(confinements[i]!, memoryMb)
    if (launched === null) continue
    firstUsable = i
    return launched
  }
  throw new TracemendError('SANDBOX_UNAVAILABLE', 'no worker process could be started', 'Run `tracemend doctor` to see why.')
}

/** What keeps programs within bounds on this machine: starts a worker to see, and ends it. */
export async function measureConfinement(memoryMb: number): Promise<Confinement> {
  const { process, confinement } = await launchWorker(memoryMb)
  process.kill('SIGKILL')
  return confinement
}

async function tryLaunch(confinement: Confinement, memoryMb: number): Promise<Launched | null> {
  const process = spawnWorker(confinement)
  const launched: Launched = { process, confinement, memoryMb, listener: () => undefined }
  let stderr = ''
  process.stderr!.on('data', (chunk: Buffer) => {
    if (stderr.length >= STDERR_CAP) return
    const before = stderr
    stderr += chunk.toString('utf8').slice(0, STDERR_CAP)
    if (stderr.includes(V8_EXHAUSTED) && !before.includes(V8_EXHAUSTED)) process.send(EXHAUSTED, () => {})
  })
  process.on('message', (message: Reply) => launched.listener(message))
  process.once('error', () => launched.listener({ type: 'died', status: 'crashed', detail: 'the process could not be started' }))
  process.once('close', (code, signal) => {
    const tell = () => launched.listener(deathOf(code, signal, stderr))
    // What it said last may still lie in the channel.
    if (process.connected) process.once('disconnect', tell)
    else tell()
  })
  const first = await new Promise<Reply | Death>((resolve) => {
    const timer = setTimeout(() => process.kill('SIGKILL'), START_MS)
    launched.listener = (message) => {
      clearTimeout(timer)
      resolve(message)
    }
  })
  holdParent(process, false)
  return first.type === 'ready' ? launched : null
}

/** A worker keeps its parent from ending while the parent waits for it, or for its end; not while it waits for work. */
export function holdParent(process: ChildProcess, isHeld: boolean): void {
  const { channel, stderr } = process
  for (const handle of [process, channel, stderr as Partial<Pick<ChildProcess, 'ref' | 'unref'>> | null]) {
    if (isHeld) handle?.ref?.()
    else handle?.unref?.()
  }
}

function deathOf(code: number | null, signal: NodeJS.Signals | null, stderr: string): Death {
  const memory = /out of memory|allocation failed|bad_alloc|is_heap_oom|memory limit/i.test(stderr)
  const how = signal ?? `exit code ${String(code)}`
  return { type: 'died', status: memory ? 'out-of-memory' : 'crashed', detail: `the worker process ended (${how})` }
}
