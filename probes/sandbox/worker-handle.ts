import type { ChildProcess } from 'node:child_process'
import { TracemendError } from '#core'
import type { Reply, Request, SessionSetup } from './protocol.ts'
import { type Confinement, confinementFor, spawnWorker } from './spawn-worker.ts'

/** The worker process did not answer; what runs next gets a new one. */
export interface Death {
  readonly type: 'died'
  readonly status: 'timed-out' | 'out-of-memory' | 'crashed'
  readonly detail: string
}

type Progress = Extract<Reply, { type: 'progress' }>

const START_MS = 20_000
const STDERR_CAP = 4_000

interface Running {
  readonly process: ChildProcess
  readonly memoryMb: number
  readonly opened: Set<number>
  /** Where the next message, or the news of the end, goes to. */
  listener: (message: Reply | Death) => void
}

/**
 * One worker process after another, asked one thing at a time. A process that is late or dies is replaced when it is needed again;
 * sessions are opened anew there.
 */
export class WorkerHandle {
  readonly #setups = new Map<number, SessionSetup>()
  #running: Running | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #closed = false

  open(session: number, setup: SessionSetup): void {
    this.#setups.set(session, setup)
  }

  async close(session: number): Promise<void> {
    this.#setups.delete(session)
    if (this.#running?.opened.delete(session)) await this.#inTurn(() => this.#ask({ type: 'close', session }, START_MS))
  }

  /** Ends the process; waits until it is gone. */
  async end(): Promise<void> {
    this.#closed = true
    const process = this.#running?.process
    this.#running = null
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return
    await new Promise<void>((resolve) => {
      process.ref()
      process.once('exit', () => resolve())
      process.kill('SIGKILL')
    })
  }

  /** Asks for something that ends within the deadline, or goes on telling of its progress. Aborting ends the process. */
  request(
    request: Request & { session: number },
    deadlineMs: number,
    onProgress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Reply | Death> {
    return this.#inTurn(async () => {
      const running = await this.#start(request.session)
      if (!running.opened.has(request.session)) {
        const setup = this.#setups.get(request.session)!
        const opened = await this.#ask({ type: 'open', session: request.session, setup }, START_MS)
        if (opened.type === 'died') return opened
        running.opened.add(request.session)
      }
      return this.#ask(request, deadlineMs, onProgress, signal)
    })
  }

  #inTurn<T>(use: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(use)
    this.#turn = result.catch(() => undefined)
    return result
  }

  async #start(session: number): Promise<Running> {
    if (this.#closed) throw new TracemendError('SANDBOX_UNAVAILABLE', 'the sandbox is closed', 'Open another one.')
    const { memoryMb } = this.#setups.get(session)!
    if (this.#running !== null && this.#running.memoryMb >= memoryMb) return this.#running
    this.#running?.process.kill('SIGKILL')
    const wanted = confinementFor(memoryMb)
    const started = (await launch(wanted, memoryMb)) ?? (await launch({ ...wanted, permissions: false }, memoryMb))
    this.#running = started ?? (await launch({ addressSpaceKb: null, permissions: false }, memoryMb))
    if (this.#running !== null) return this.#running
    throw new TracemendError('SANDBOX_UNAVAILABLE', 'no worker process could be started', 'Run `tracemend doctor` to see why.')
  }

  #ask(
    request: Request,
    deadlineMs: number,
    onProgress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Reply | Death> {
    const running = this.#running
    if (running === null) return Promise.resolve({ type: 'died', status: 'crashed', detail: 'the worker process was ended' })
    return new Promise((resolve) => {
      let late = false
      const kill = () => {
        late = true
        running.process.kill('SIGKILL')
      }
      const abort = () => void running.process.kill('SIGKILL')
      signal?.addEventListener('abort', abort, { once: true })
      let timer = setTimeout(kill, deadlineMs)
      running.listener = (message) => {
        clearTimeout(timer)
        if (message.type === 'progress') {
          timer = setTimeout(kill, message.dueMs)
          return onProgress?.(message)
        }
        signal?.removeEventListener('abort', abort)
        if (message.type !== 'died') return resolve(message)
        if (this.#running === running) this.#running = null
        resolve(late ? { type: 'died', status: 'timed-out', detail: 'did not stop in time; its process was killed' } : message)
      }
      running.process.send(request, (error) => {
        if (error) running.process.kill('SIGKILL')
      })
    })
  }
}

/** Starts a process and waits until it is ready; `null` when it does not get there. */
async function launch(confinement: Confinement, memoryMb: number): Promise<Running | null> {
  const process = spawnWorker(confinement)
  const running: Running = { process, memoryMb, opened: new Set(), listener: () => undefined }
  let stderr = ''
  process.stderr!.on('data', (chunk: Buffer) => {
    if (stderr.length < STDERR_CAP) stderr += chunk.toString('utf8').slice(0, STDERR_CAP)
  })
  process.on('message', (message: Reply) => running.listener(message))
  process.once('error', () => running.listener({ type: 'died', status: 'crashed', detail: 'the process could not be started' }))
  process.once('exit', (code, signal) => running.listener(deathOf(code, signal, stderr)))
  const first = await new Promise<Reply | Death>((resolve) => {
    const timer = setTimeout(() => process.kill('SIGKILL'), START_MS)
    running.listener = (message) => {
      clearTimeout(timer)
      resolve(message)
    }
  })
  // The parent may end while a worker waits for work.
  process.unref()
  process.channel?.unref()
  ;(process.stderr as unknown as { unref(): void }).unref()
  return first.type === 'ready' ? running : null
}

function deathOf(code: number | null, signal: NodeJS.Signals | null, stderr: string): Death {
  const memory = /out of memory|allocation failed|bad_alloc|memory limit/i.test(stderr)
  const status = memory ? 'out-of-memory' : 'crashed'
  return { type: 'died', status, detail: `the worker process ended (${signal ?? `exit code ${String(code)}`})` }
}
