import { TracemendError } from '#core'
import type { Request, SessionSetup } from './protocol.ts'
import { type Answer, type Patience, WorkerHandle } from './worker-handle.ts'

const SETUP_MS = 20_000

/**
 * Worker processes, started when they are needed and at most so many at a time. One that dies or is done for is replaced; after the
 * first such end one more is kept ready, so that the next replacement costs nothing.
 */
export class WorkerPool {
  readonly #size: number
  readonly #setups = new Map<number, SessionSetup>()
  readonly #idle: WorkerHandle[] = []
  readonly #all = new Set<WorkerHandle>()
  readonly #waiting: (() => void)[] = []
  #busy = 0
  #spare: Promise<WorkerHandle | null> | null = null
  #hasLost = false
  #closed = false

  constructor(size: number) {
    this.#size = size
  }

  /** The most workers that there may be at a time. */
  get size(): number {
    return this.#size
  }

  open(session: number, setup: SessionSetup): void {
    this.#setups.set(session, setup)
  }

  /** Workers forget the session when they are next asked something. */
  close(session: number): void {
    this.#setups.delete(session)
  }

  /** Ends all processes; waits until they are gone. */
  async end(): Promise<void> {
    this.#closed = true
    await this.#spare
    await Promise.all([...this.#all].map((worker) => worker.kill()))
  }

  async request(request: Request & { session: number }, patience: Patience): Promise<Answer> {
    const setup = this.#setups.get(request.session)
    if (this.#closed || setup === undefined) throw closed()
    const worker = await this.#take(request.session, setup)
    try {
      for (const session of worker.sessions) {
        if (this.#setups.has(session)) continue
        worker.sessions.delete(session)
        await worker.ask({ type: 'close', session }, { deadlineMs: SETUP_MS })
      }
      if (!worker.sessions.has(request.session)) {
        const opened = await worker.ask({ type: 'open', session: request.session, setup }, { deadlineMs: SETUP_MS })
        if (opened.type === 'died') return opened
        worker.sessions.add(request.session)
      }
      return await worker.ask(request, patience)
    } finally {
      this.#giveBack(worker)
    }
  }

  /** In turn: a worker that knows the session, one that knows none, a new one, any. */
  async #take(session: number, setup: SessionSetup): Promise<WorkerHandle> {
    if (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#busy++
    try {
      const isFull = this.#busy + this.#idle.length > this.#size
      for (const worker of this.#idle.splice(0)) {
        if (worker.isOver) this.#drop(worker)
        else this.#idle.push(worker)
      }
      const knowsNone = (worker: WorkerHandle) => [...worker.sessions].every((known) => !this.#setups.has(known))
      const chosen =
        this.#idle.find((worker) => worker.sessions.has(session)) ??
        this.#idle.find(knowsNone) ??
        (isFull ? this.#idle[0] : undefined)
      if (chosen !== undefined) this.#idle.splice(this.#idle.indexOf(chosen), 1)
      if (chosen !== undefined && chosen.memoryMb >= setup.memoryMb) return chosen
      if (chosen !== undefined) this.#drop(chosen)
      return await this.#start(setup.memoryMb)
    } catch (error) {
      this.#release()
      throw error
    }
  }

  async #start(memoryMb: number): Promise<WorkerHandle> {
    const kept = this.#spare
    this.#spare = null
    const spare = await kept
    if (spare !== null && !spare.isOver && spare.memoryMb >= memoryMb) {
      this.#keepSpare(memoryMb)
      return spare
    }
    if (spare !== null) this.#drop(spare)
    const worker = await this.#launch(memoryMb)
    if (this.#hasLost) this.#keepSpare(memoryMb)
    return worker
  }

  async #launch(memoryMb: number): Promise<WorkerHandle> {
    const worker = await WorkerHandle.start(memoryMb)
    this.#all.add(worker)
    if (!this.#closed) return worker
    this.#drop(worker)
    throw closed()
  }

  #keepSpare(memoryMb: number): void {
    this.#hasLost = true
    if (!this.#closed) this.#spare ??= this.#launch(memoryMb).catch(() => null)
  }

  #giveBack(worker: WorkerHandle): void {
    if (worker.isOver) {
      this.#drop(worker)
      this.#keepSpare(worker.memoryMb)
    } else this.#idle.push(worker)
    this.#release()
  }

  #release(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#busy--
    else next()
  }

  #drop(worker: WorkerHandle): void {
    void worker.kill().then(() => this.#all.delete(worker))
  }
}

function closed(): TracemendError {
  return new TracemendError('SANDBOX_UNAVAILABLE', 'the sandbox or the session is closed', 'Open another one.')
}
