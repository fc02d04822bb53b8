import type { CallOptions } from '#core'
import { WireFailure } from './failure.ts'

/** What Node's timers can wait for. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Does work that has to end by the deadline or when it is interrupted, whether or not it listens to its signal. Rejects with a
 * `WireFailure` then; the signal's reason is the same one.
 */
export async function withDeadline<T>({ signal, timeoutMs }: CallOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (signal.aborted) throw new WireFailure('interrupted', 'interrupted before it was asked', { mayCost: false })
  const ending = new AbortController()
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason as WireFailure), { once: true })
  })
  const interrupt = () => ending.abort(new WireFailure('interrupted', 'interrupted while it was asked', { mayCost: true }))
  signal.addEventListener('abort', interrupt, { once: true })
  const timer = setTimeout(
    () => ending.abort(new WireFailure('timed-out', `no whole answer within ${timeoutMs} ms`, { mayCost: true })),
    Math.min(Math.max(0, timeoutMs), LONGEST_TIMER_MS),
  )
  try {
    return await Promise.race([ended, work(ending.signal)])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', interrupt)
  }
}
