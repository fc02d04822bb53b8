import { type Death, holdParent, type Launched, launchWorker } from './launch.ts'
import type { Reply, Request, ScreenProgress } from './protocol.ts'
import type { RunPart } from './run-copy.ts'

export interface Patience {
  /** Until the answer, or the first message of progress; each of those sets the next deadline. */
  readonly deadlineMs: number
  readonly onPart?: (part: RunPart) => void
  readonly onProgress?: (progress: ScreenProgress) => void
  /** Aborting ends the process. */
  readonly signal?: AbortSignal | undefined
}

export type Answer = Exclude<Reply, { type: 'ready' | 'part' } | ScreenProgress> | Death

/** A deadline that is noticed so late was kept back by this process itself: an answer may be waiting to be read. */
const OWN_DELAY_MS = 50

/** One worker process, asked one thing at a time. */
export class WorkerHandle {
  /** Sessions that the process knows. */
  readonly sessions = new Set<number>()
  readonly #launched: Launched
  #isOver = false

  static async start(memoryMb: number): Promise<WorkerHandle> {
    return new WorkerHandle(await launchWorker(memoryMb))
  }

  private constructor(launched: Launched) {
    this.#launched = launched
    launched.listener = ({ type }) => {
      if (type === 'died') this.#isOver = true
    }
  }

  get memoryMb(): number {
    return this.#launched.memoryMb
  }

  /** Nothing more can be asked. */
  get isOver(): boolean {
    return this.#isOver
  }

  ask(request: Request, { deadlineMs, onPart, onProgress, signal }: Patience): Promise<Answer> {
    const { process } = this.#launched
    holdParent(process, true)
    return new Promise((resolve) => {
      let isLate = false
      let timer: NodeJS.Timeout | undefined
      const kill = () => void process.kill('SIGKILL')
      const expect = (ms: number) => {
        clearTimeout(timer)
        const dueAt = performance.now() + ms
        timer = setTimeout(() => {
          if (performance.now() > dueAt + OWN_DELAY_MS) return expect(OWN_DELAY_MS)
          isLate = true
          kill()
        }, ms)
      }
      expect(deadlineMs)
      signal?.addEventListener('abort', kill, { once: true })
      this.#launched.listener = (message) => {
        if (message.type === 'part') return onPart?.(message.part)
        if (message.type === 'progress') {
          expect(message.dueMs)
          return onProgress?.(message)
        }
        if (message.type === 'ready') return
        clearTimeout(timer)
        signal?.removeEventListener('abort', kill)
        this.#isOver = message.type === 'died' || message.isLast
        if (this.#isOver) kill()
        holdParent(process, false)
        resolve(message.type === 'died' && isLate ? OVERDUE : message)
      }
      process.send(request, (error) => {
        if (error) kill()
      })
      if (signal?.aborted) kill()
    })
  }

  /** Ends the process; waits until it is gone. */
  async kill(): Promise<void> {
    this.#isOver = true
    const { process } = this.#launched
    if (process.exitCode !== null || process.signalCode !== null) return
    await new Promise<void>((resolve) => {
      process.ref()
      process.once('exit', () => resolve())
      process.kill('SIGKILL')
    })
  }
}

const OVERDUE: Death = { type: 'died', status: 'timed-out', detail: 'did not stop in time; its process was killed' }
