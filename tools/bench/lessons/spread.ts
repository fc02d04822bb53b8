/** Milliseconds of many times that the same was done. */
export interface Spread {
  readonly p50: number
  readonly p95: number
}

/** Times each, one after another. */
export async function timed<T, R>(
  asked: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<{ readonly spread: Spread; readonly answers: readonly R[] }> {
  const times: number[] = []
  const answers: R[] = []
  for (const one of asked) {
    const from = performance.now()
    answers.push(await work(one))
    times.push(performance.now() - from)
  }
  return { spread: spreadOf(times), answers }
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
