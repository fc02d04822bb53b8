import type { MailboxReader } from './mailbox.ts'

/** What has been added to a run's results and changed in its trace since the last part. */
export interface RunPart {
  /** Messages of the mailbox: text from inside of the isolate, untrusted. */
  readonly messages: string
  readonly pages: readonly TracePage[]
}

interface TracePage {
  readonly at: number
  readonly bytes: Uint8Array
}

export function isEmpty({ messages, pages }: RunPart): boolean {
  return messages === '' && pages.length === 0
}

const PAGE_BYTES = 4096
const EMPTY_PAGE = Buffer.alloc(PAGE_BYTES)

/**
 * Tells the parts of a run, while it runs and also when its thread is stuck: all of it lies in shared memory. Pages are
 * taken in ascending order, so that a trace's header never promises more than its later pages hold.
 */
export class RunTeller {
  readonly #mailbox: MailboxReader
  readonly #trace: Buffer | null
  /** The trace as it was last told. */
  readonly #told: Buffer | null
  #hasTold = false
  #messages = 0

  constructor(mailbox: MailboxReader, trace: SharedArrayBuffer | null) {
    this.#mailbox = mailbox
    this.#trace = trace === null ? null : Buffer.from(trace)
    this.#told = trace === null ? null : Buffer.alloc(trace.byteLength)
  }

  next(): RunPart {
    const messages = this.#mailbox.readText(this.#messages)
    this.#messages += messages.length
    const pages = this.#trace === null ? [] : changedPages(this.#trace, this.#told!, this.#hasTold)
    this.#hasTold = true
    return { messages, pages }
  }
}

/** Most traces are told once, at their end: then what is still empty need not be looked up in memory that was never touched. */
function changedPages(trace: Buffer, told: Buffer, hasTold: boolean): TracePage[] {
  const pages: TracePage[] = []
  let start = -1
  for (let at = 0; at <= trace.length; at += PAGE_BYTES) {
    const end = Math.min(trace.length, at + PAGE_BYTES)
    const before = hasTold ? told.subarray(at, end) : EMPTY_PAGE.subarray(0, end - at)
    const isChanged = at < end && trace.compare(before, 0, end - at, at, end) !== 0
    if (isChanged) {
      trace.copy(told, at, at, end)
      if (start < 0) start = at
    } else if (start >= 0) {
      pages.push({ at: start, bytes: told.subarray(start, at) })
      start = -1
    }
  }
  return pages
}

/** The other end: what is known of a run, put together from its parts. */
export class RunCopy {
  #messages = ''
  readonly #trace: Uint8Array<ArrayBuffer> | null

  constructor(traceBytes: number | null) {
    this.#trace = traceBytes === null ? null : new Uint8Array(traceBytes)
  }

  add({ messages, pages }: RunPart): void {
    this.#messages += messages
    for (const { at, bytes } of pages) this.#trace?.set(bytes, at)
  }

  get messages(): string {
    return this.#messages
  }

  get trace(): ArrayBuffer | null {
    return this.#trace?.buffer ?? null
  }
}
