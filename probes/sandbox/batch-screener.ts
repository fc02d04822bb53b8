import type { ScreenGoal } from '#core'
import type { WorkerPool } from './pool.ts'
import type { ScreenRequest } from './protocol.ts'
import { failedAt, readScreened, type Screened } from './screened.ts'
import { withPrograms } from './with-programs.ts'

/** A worker answers a fifth of a second after a time limit; this is for one that cannot, and for the start of an isolate. */
export const GRACE_MS = 2_000
/** After a death the culprit is one of so many at most: the candidates of one message of progress. */
const SUSPECTS = 1_024

/** A batch is shared between workers when each of them has so much to do with it: a message to and fro takes a millisecond. */
const WORTH_MS = 20

/** What is to be tried, and how. */
export type Batch = Pick<ScreenRequest, 'programs' | 'trials' | 'fuel'>
type Work = Batch & Pick<ScreenRequest, 'baseline' | 'points' | 'frozen'> & { readonly goal: ScreenGoal }

/** Has trials of one session screened by workers. */
export class BatchScreener {
  readonly #session: number
  readonly #pool: WorkerPool
  readonly #runTimeMs: number
  /** False when the unedited program got a worker stuck while its measure was taken. */
  #measured = true
  /** What a trial of the batch before took, 0 until a batch was not the first: that one waits for its worker to be ready. */
  #trialMs = 0
  #batches = 0

  constructor(session: number, pool: WorkerPool, runTimeMs: number) {
    this.#session = session
    this.#pool = pool
    this.#runTimeMs = runTimeMs
  }

  /**
   * One result a trial, `null` where there was no time. Workers share a big batch; what they find does not depend on that, as each of them
   * has taken the same measure of the unedited program.
   */
  async screen(work: Work): Promise<readonly (Screened | null)[]> {
    const count = work.trials.length
    const parts = Math.max(1, Math.min(this.#pool.size, Math.floor((count * this.#trialMs) / WORTH_MS)))
    const size = Math.ceil(count / parts)
    const startedAt = performance.now()
    const found = await Promise.all(
      Array.from({ length: parts }, (_, part) => {
        const [programs, trials] = withPrograms(work.programs, work.trials.slice(part * size, (part + 1) * size))
        return this.#screenPart({ ...work, programs, trials })
      }),
    )
    if (count > 0 && this.#batches++ > 0) this.#trialMs = (parts * (performance.now() - startedAt)) / count
    return found.flat()
  }

  /** Over again with another worker where one got stuck or died. */
  async #screenPart({ goal, ...work }: Work): Promise<readonly (Screened | null)[]> {
    const { failing, passing, seed, signal, timeMs } = goal
    const count = work.trials.length
    const found = Array.from({ length: count }, (): Screened | null => null)
    const late = timeMs === undefined ? null : AbortSignal.timeout(timeMs)
    const signals = [signal, late].filter((one) => one != null)
    const common = { type: 'screen', session: this.#session, ...work, goal: { failing, passing }, seed } as const
    const state = { from: 0, carefulUntil: 0 }
    const fail = (status: Screened['status']) => (found[state.from] = failedAt(state.from++, status))
    while (state.from < count) {
      signal?.throwIfAborted()
      const measured = this.#measured
      const answer = await this.#pool.request(
        { ...common, ...state, measured },
        {
          deadlineMs: 2 * this.#runTimeMs + GRACE_MS,
          onProgress(progress) {
            for (const screened of readScreened(progress.screened)) found[screened.index] = screened
            state.from = progress.next
          },
          signal: AbortSignal.any(signals),
        },
      )
      signal?.throwIfAborted()
      if (answer.type === 'done' || late?.aborted === true) break
      if (answer.type === 'stuck' && answer.phase === 'candidates') continue
      if (answer.type === 'stuck' && answer.phase === 'calibration' && measured) this.#measured = false
      else if (answer.type === 'died' && state.from < state.carefulUntil) fail(answer.status)
      else if (state.from < state.carefulUntil || (answer.type === 'stuck' && answer.phase === 'calibration')) fail('timed-out')
      else state.carefulUntil = Math.min(count, state.from + SUSPECTS)
    }
    return found
  }
}
