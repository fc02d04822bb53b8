/** What the isolates' thread is at while it screens. `check` is the unedited program, run again in a context that was used. */
const PHASES = ['candidates', 'calibration', 'check'] as const
export type Phase = (typeof PHASES)[number]

/** A call that is so much later than its own time limit will not come back. */
const GRACE_MS = 200
const PHASE = 0
const TOLD = 1

/** Milliseconds on a clock that all threads of the process share. */
function now(): number {
  return performance.timeOrigin + performance.now()
}

/** Memory in which the isolates' thread says what it is at; its supervisor can read it while the thread is stuck. */
export class Board {
  readonly buffer: SharedArrayBuffer
  /** When the call that is under way should have ended; 0 between calls. */
  readonly #due: Float64Array
  readonly #words: Int32Array

  constructor(buffer = new SharedArrayBuffer(16)) {
    this.buffer = buffer
    this.#due = new Float64Array(buffer, 0, 1)
    this.#words = new Int32Array(buffer, 8, 2)
  }

  begin(ms: number): void {
    this.#due[0] = now() + ms
  }

  end(): void {
    this.#due[0] = 0
  }

  get isOverdue(): boolean {
    const due = this.#due[0]!
    return due !== 0 && now() > due + GRACE_MS
  }

  enter(phase: Phase): void {
    this.#words[PHASE] = PHASES.indexOf(phase)
  }

  get phase(): Phase {
    return PHASES[this.#words[PHASE]!]!
  }

  /** Keeps the thread until its supervisor has handed on so many messages of progress. */
  awaitTold(count: number): void {
    for (;;) {
      const told = Atomics.load(this.#words, TOLD)
      if (told >= count) return
      Atomics.wait(this.#words, TOLD, told)
    }
  }

  countTold(): void {
    Atomics.add(this.#words, TOLD, 1)
    Atomics.notify(this.#words, TOLD)
  }
}
