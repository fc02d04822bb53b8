import type { MailboxLayout } from '../runtime/mailbox.ts'

const HEADER_BYTES = 64
const TEXT_BYTES = 4 * 1024 * 1024
const NUMBER_BYTES = 256 * 1024

export const MAILBOX: MailboxLayout = {
  headerBytes: HEADER_BYTES,
  done: 0,
  textLength: 1,
  numbersLength: 2,
  numbersAt: HEADER_BYTES + TEXT_BYTES,
}

/** The worker's end of the memory that it shares with its isolates. One serves them all, one after another. */
export class MailboxReader {
  readonly buffer: SharedArrayBuffer
  readonly #header: Int32Array
  readonly #text: Buffer
  readonly #numbers: Int32Array

  constructor(buffer = new SharedArrayBuffer(MAILBOX.numbersAt + NUMBER_BYTES)) {
    this.buffer = buffer
    this.#header = new Int32Array(buffer, 0, HEADER_BYTES / 4)
    this.#text = Buffer.from(buffer, HEADER_BYTES, TEXT_BYTES)
    this.#numbers = new Int32Array(buffer, MAILBOX.numbersAt)
  }

  clear(): void {
    this.#header.fill(0)
  }

  /** What was written after the first `from` units. */
  readText(from: number): string {
    return this.#text.toString('utf16le', from * 2, this.#header[MAILBOX.textLength]! * 2)
  }

  takeNumbers(): number[] {
    const numbers = [...this.#numbers.subarray(0, this.#header[MAILBOX.numbersLength])]
    this.#header[MAILBOX.numbersLength] = 0
    return numbers
  }
}
