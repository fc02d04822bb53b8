import { TracemendError } from '#core'
import { type Death, type Launched, holdParent, launchWorker } from './launch.ts'
import type { Reply, Request, SessionSetup } from './protocol.ts'

type Progress = Extract<Reply, { type: 'progress' }>

export interface Patience {
  /** Until the answer, or the first message of progress; each of those sets the next deadline. */
  readonly deadlineMs: number
  readonly onProgress?: (progress: Progress) => void
  /** Aborting ends the process. */
  readonly signal?: AbortSignal | undefined
}

const SETUP_MS = 20_000

/**
 * One worker process after another, asked one thing at a time. A process that is late or dies is replaced when it is needed again;
 * sessions are opened anew there.
 */
export class WorkerHandle {
  readonly #setups = new Map<number, SessionSetup>()
  #running: Launched | null = null
  /** Sessions that the running process knows. */
  #opened = new Set<number>()
  #turn: Promise<unknown> = Promise.resolve()
  #closed = false

  open(session: number, setup: SessionSetup): void {
    this.#setups.set(session, setup)
  }

  async close(session: number): Promise<void> {
    this.#setups.delete(session)
    if (this.#opened.delete(session)) await this.#inTurn(() => this.#ask({ type: 'close', session }, { deadlineMs: SETUP_MS }))
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

  request(request: Request & { session: number }, patience: Patience): Promise<Reply | Death> {
    return this.#inTurn(async () => {
      const { session } = request
      await this.#start(session)
      if (!this.#opened.has(session)) {
        const setup = this.#setups.get(session)!
        const opened = await this.#ask({ type: 'open', session, setup }, { deadlineMs: SETUP_MS })
        if (opened.type === 'died') return opened
        this.#opened.add(session)
      }
      return this.#ask(request, patience)
    })
  }

  #inTurn<T>(use: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(use)
    this.#turn = result.catch(() => undefined)
    return result
  }

  async #start(session: number): Promise<void> {
    const setup = this.#setups.get(session)
    if (this.#closed || setup === undefined) {
      throw new TracemendError('SANDBOX_UNAVAILABLE', 'the sandbox or the session is closed', 'Open another one.')
    }
    if (this.#running !== null && this.#running.memoryMb >= setup.memoryMb) return
    this.#running?.process.kill('SIGKILL')
    this.#opened = new Set()
    this.#running = await launchWorker(setup.memoryMb)
  }

  #ask(request: Request, { deadlineMs, onProgress, signal }: Patience): Promise<Reply | Death> {
    const running = this.#running
    if (running === null) return Promise.resolve({ type: 'died', status: 'crashed', detail: 'the worker process was ended' })
    holdParent(running.process, true)
    return new Promise((resolve) => {
      let isLate = false
      const kill = () => void running.process.kill('SIGKILL')
      const late = () => {
        isLate = true
        kill()
      }
      let timer = setTimeout(late, deadlineMs)
      signal?.addEventListener('abort', kill, { once: true })
      running.listener = (message) => {
        clearTimeout(timer)
        if (message.type === 'progress') {
          timer = setTimeout(late, message.dueMs)
          onProgress?.(message)
          return
        }
        signal?.removeEventListener('abort', kill)
        holdParent(running.process, false)
        if (message.type !== 'died') return resolve(message)
        if (this.#running === running) this.#running = null
        resolve(isLate ? { type: 'died', status: 'timed-out', detail: 'did not stop in time; its process was killed' } : message)
      }
      running.process.send(request, (error) => {
        if (error) kill()
      })
      if (signal?.aborted) kill()
    })
  }
}
