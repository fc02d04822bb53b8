import { stripVTControlCharacters } from 'node:util'

const ERASE_LINE = '\r\u001B[2K'
const LINE_EVERY_MS = 5000

/** Lines that stay, above one that is rewritten on a terminal; elsewhere that one is appended every few seconds. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream
  readonly #live: boolean
  #shown = false
  #appendedAtMs = 0

  constructor(stream: NodeJS.WriteStream, live: boolean) {
    this.#stream = stream
    this.#live = live
  }

  /** Rewrites the line; `atMs`, where given, is the moment that decides whether a log gets another line. */
  show(text: string, atMs?: number): void {
    if (!this.#live) return
    if (this.#stream.isTTY) {
      this.#stream.write(ERASE_LINE + stripVTControlCharacters(text).slice(0, (this.#stream.columns || 80) - 1))
      this.#shown = true
    } else if (atMs !== undefined && atMs - this.#appendedAtMs >= LINE_EVERY_MS) {
      this.#appendedAtMs = atMs
      this.#stream.write(`${text}\n`)
    }
  }

  clear(): void {
    if (this.#shown) this.#stream.write(ERASE_LINE)
    this.#shown = false
  }

  print(lines: readonly string[]): void {
    this.clear()
    for (const line of lines) this.#stream.write(`${line}\n`)
  }
}
