import type { Board } from './board.ts'
import { OUT_OF_MEMORY, TIMED_OUT } from './run-stop.ts'

const LOOK_MS = 4
/** A call has to be found overdue so often in a row: a process that was held up is given time to catch up. */
const OVERDUE_LOOKS = 4
/** Node, the supervisor, and twice an isolate's heap: it is copied while it is collected, and buffers lie outside of it. */
const BASE_MB = 192
const HEAP_FACTOR = 2
/** A process that keeps so much of what it may use when all is done is better replaced. */
const BLOATED_PART = 3 / 4
const MB = 1024 * 1024

/** Looks at time and memory every few milliseconds while an isolate runs on another thread. */
export class Watch {
  readonly #board: Board
  #timer: NodeJS.Timeout | undefined
  #ceiling = Infinity
  #overdue = 0

  constructor(board: Board) {
    this.#board = board
  }

  /** Calls `look` again and again until `stop`, or until something is over its limit: then `end` is called, once. */
  start(memoryMb: number, look: () => void, end: (stop: typeof TIMED_OUT | typeof OUT_OF_MEMORY) => void): void {
    this.#ceiling = (BASE_MB + HEAP_FACTOR * memoryMb) * MB
    this.#overdue = 0
    const again = () => {
      this.#overdue = this.#board.isOverdue ? this.#overdue + 1 : 0
      if (process.memoryUsage.rss() > this.#ceiling) return end(OUT_OF_MEMORY)
      if (this.#overdue >= OVERDUE_LOOKS) return end(TIMED_OUT)
      look()
      this.#timer = setTimeout(again, LOOK_MS)
    }
    this.#timer = setTimeout(again, LOOK_MS)
  }

  /** True when the process has kept so much that it is better replaced. */
  stop(): boolean {
    clearTimeout(this.#timer)
    const isBloated = process.memoryUsage.rss() > this.#ceiling * BLOATED_PART
    this.#ceiling = Infinity
    return isBloated
  }
}
