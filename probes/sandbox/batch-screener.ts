import type { ScreenGoal } from '#core'
import type { WorkerPool } from './pool.ts'
import type { ScreenRequest } from './protocol.ts'
import { failedAt, readScreened, type Screened } from './screened.ts'

/** A worker answers a fifth of a second after a time limit; this is for one that cannot, and for the start of an isolate. */
export const GRACE_MS = 2_000
/** After a death the culprit is one of so many at most: the candidates of one message of progress. */
const SUSPECTS = 1_024

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

  constructor(session: number, pool: WorkerPool, runTimeMs: number) {
    this.#session = session
    this.#pool = pool
    this.#runTimeMs = runTimeMs
  }

  /** One result a trial, over again with another worker where one got stuck or died; `null` where there was no time. */
  async screen({ goal, ...work }: Work): Promise<readonly (Screened | null)[]> {
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
