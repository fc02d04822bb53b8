/** Places in the mailbox's header, an Int32Array at the start of the shared buffer; texts follow as UTF-16 from `HEADER_BYTES` on. */
export interface MailboxLayout {
  readonly headerBytes: number
  /** 1 when everything is done. */
  readonly done: number
  /** UTF-16 units written. */
  readonly textLength: number
  /** Numbers written. */
  readonly numbersLength: number
  /** Where numbers begin, in bytes; the texts end there. */
  readonly numbersAt: number
}

export interface Mailbox {
  /** One message, as text; what does not fit is dropped. */
  write(text: string): void
  writeNumber(value: number): void
  setDone(): void
}

/**
 * The only way out of the isolate: memory that the worker shares with it. What was written stays readable after the isolate was
 * ended, and no object of the program's ever crosses. Self-contained.
 */
export function createMailbox(buffer: SharedArrayBuffer, layout: MailboxLayout): Mailbox {
  const header = new Int32Array(buffer, 0, layout.headerBytes / 4)
  const text = new Uint16Array(buffer, layout.headerBytes, (layout.numbersAt - layout.headerBytes) / 2)
  const numbers = new Int32Array(buffer, layout.numbersAt)
  const textCapacity = text.length
  const numberCapacity = numbers.length
  const { apply } = Reflect
  const charCodeAt = String.prototype.charCodeAt

  return {
    write(message) {
      const start = header[layout.textLength]!
      const length = message.length
      if (start + length + 1 > textCapacity) return
      for (let i = 0; i < length; i++) text[start + i] = apply(charCodeAt, message, [i])
      text[start + length] = 10
      header[layout.textLength] = start + length + 1
    },
    writeNumber(value) {
      const at = header[layout.numbersLength]!
      if (at >= numberCapacity) return
      numbers[at] = value
      header[layout.numbersLength] = at + 1
    },
    setDone() {
      header[layout.done] = 1
    },
  }
}
