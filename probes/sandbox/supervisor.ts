import type { Worker } from 'node:worker_threads'
import { Board } from './board.ts'
import { Ledger } from './ledger.ts'
import { MailboxReader } from './mailbox.ts'
import type { Reply, Request, ThreadReply, ThreadRequest } from './protocol.ts'
import { isEmpty, RunTeller } from './run-copy.ts'
import { OUT_OF_MEMORY, type RunStop } from './run-stop.ts'
import { failedAt, packScreened, readScreened, type Screened } from './screened.ts'
import type { ThreadMemory } from './thread.ts'
import { Watch } from './watch.ts'

/**
 * The parent is told what a run has come to after 4 ms, and then after twice the time, but at least so often. So when the process is
 * ended from one moment to the next, the parent's copy of results and trace is that old, and as old as a message takes.
 */
const MOST_COPY_MS = 20
const FIRST_COPY_MS = 4
/** Until a parent has the second of two messages that are sent one after another. */
const DYING_MS = 1_000

/** Watches over the thread that isolates run on: hands on what it says, and says it for the thread where that is stuck. */
export class Supervisor {
  readonly #mailbox = new MailboxReader()
  readonly #board = new Board()
  readonly #ledger = new Ledger()
  readonly #watch = new Watch(this.#board)
  readonly #thread: Worker
  readonly #send: (reply: Reply) => Promise<void>
  readonly #die: () => void
  readonly #memoryMb = new Map<number, number>()
  /** Of the run that is under way. */
  #teller: RunTeller | null = null
  #copyAt = 0
  #copyMs = 0
  #isSending = false
  /** The first candidate that the parent has no result of. */
  #next = 0
  #isOver = false
  /** Ends what is under way with what is known of it. */
  #giveUp: ((stop: RunStop) => void) | null = null

  constructor(start: (memory: ThreadMemory) => Worker, send: (reply: Reply) => Promise<void>, die: () => void) {
    this.#send = send
    this.#die = die
    this.#thread = start({ mailbox: this.#mailbox.buffer, board: this.#board.buffer, ledger: this.#ledger.buffer })
    this.#thread.on('message', (reply: ThreadReply) => this.#hear(reply))
    this.#thread.on('error', die)
  }

  take(request: Request): void {
    if (request.type === 'exhausted') return this.#giveUp?.(OUT_OF_MEMORY)
    if (request.type === 'open') this.#memoryMb.set(request.session, request.setup.memoryMb)
    let recorder: SharedArrayBuffer | null = null
    this.#teller = null
    if (request.type === 'run') {
      if (request.recorder !== null) recorder = new SharedArrayBuffer(request.recorder.bytes)
      this.#mailbox.clear()
      this.#teller = new RunTeller(this.#mailbox, recorder)
      this.#copyMs = FIRST_COPY_MS
      this.#copyAt = performance.now() + this.#copyMs
    }
    const message: ThreadRequest = { request, recorder }
    this.#thread.postMessage(message, [])
    if (request.type !== 'run' && request.type !== 'screen') return
    if (request.type === 'screen') {
      this.#next = request.from
      this.#ledger.clear()
    }
    const giveUp = request.type === 'run' ? (stop: RunStop) => this.#endRun(stop) : (stop: RunStop) => this.#endScreening(stop)
    this.#giveUp = giveUp
    this.#watch.start(this.#memoryMb.get(request.session)!, () => this.#copy(), giveUp)
  }

  #hear(reply: ThreadReply): void {
    if (this.#isOver) return
    switch (reply.type) {
      case 'ready':
        return void this.#send(reply)
      case 'progress':
        this.#next = reply.next
        return void this.#send(reply).then(() => this.#board.countTold())
      case 'ran':
        this.#giveUp = null
        return void this.#send({ ...reply, part: this.#teller!.next(), isLast: this.#watch.stop() })
      case 'done':
        this.#giveUp = null
        return void this.#send({ ...reply, isLast: this.#watch.stop() })
    }
  }

  #copy(): void {
    if (this.#teller === null || this.#isSending || performance.now() < this.#copyAt) return
    const part = this.#teller.next()
    this.#copyMs = Math.min(MOST_COPY_MS, 2 * this.#copyMs)
    this.#copyAt = performance.now() + this.#copyMs
    if (isEmpty(part)) return
    this.#isSending = true
    void this.#send({ type: 'part', part }).then(() => (this.#isSending = false))
  }

  #endRun(stop: RunStop): void {
    if (this.#isOver) return
    this.#isOver = true
    void this.#send({ type: 'ran', stop, part: this.#teller!.next(), isLast: true }).finally(this.#die)
  }

  /** What is not yet checked stands, as it does when a call ends in time; unless it is the check that does not end. */
  #endScreening({ end }: RunStop): void {
    if (this.#isOver) return
    this.#isOver = true
    const { phase } = this.#board
    const found = phase === 'check' ? [] : this.#ledger.read()
    if (phase === 'candidates') {
      // Of the call that is under way the mailbox has the results of the candidates before the one that is stuck.
      const finished = readScreened(this.#mailbox.takeNumbers())
      for (const one of [...finished, failedAt(0, end as Screened['status'])]) {
        found.push({ ...one, index: this.#next + found.length })
      }
    }
    void this.#send({ type: 'progress', screened: packScreened(found), next: this.#next + found.length, dueMs: DYING_MS })
    void this.#send({ type: 'stuck', phase, isLast: true }).finally(this.#die)
  }
}
