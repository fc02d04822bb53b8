import { packScreened, readScreened, type Screened } from './screened.ts'

const NUMBERS = 256 * 1024

/**
 * What has been screened in a context that has yet to be checked, in memory that is still there when the thread that wrote it is stuck.
 * The first word counts the numbers that follow.
 */
export class Ledger {
  readonly buffer: SharedArrayBuffer
  readonly #numbers: Int32Array

  constructor(buffer = new SharedArrayBuffer(4 * NUMBERS)) {
    this.buffer = buffer
    this.#numbers = new Int32Array(buffer)
  }

  clear(): void {
    this.#numbers[0] = 0
  }

  /** False where there is no room for more. */
  add(screened: readonly Screened[]): boolean {
    const packed = packScreened(screened)
    const at = 1 + this.#numbers[0]!
    if (at + packed.length > this.#numbers.length) return false
    this.#numbers.set(packed, at)
    this.#numbers[0]! += packed.length
    return true
  }

  read(): Screened[] {
    return readScreened(this.#numbers.subarray(1, 1 + this.#numbers[0]!))
  }
}
