/** Milliseconds that this process computes in a task: what others on the machine do counts little. */
export function cpuMs(task: () => void): number {
  const from = process.cpuUsage()
  task()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

/** A task that is measured, and what is to be done before and after each time and not measured. */
export interface Variant {
  readonly task: () => void
  readonly before?: () => void
  readonly after?: () => void
  /** Times that a short task is done in a row, so that the clock can tell; default once. */
  readonly repeat?: number
}

/** The least milliseconds of each variant: all take turns, so that a slow minute of the machine hits all alike. */
export function bestOf<Name extends string>(rounds: number, variants: Readonly<Record<Name, Variant>>): Record<Name, number> {
  const names = Object.keys(variants) as Name[]
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const { task, before, after, repeat = 1 } = variants[name]
      before?.()
      const ms = cpuMs(() => {
        for (let i = 0; i < repeat; i++) task()
      })
      best[name] = Math.min(best[name], ms / repeat)
      after?.()
    }
  }
  return best
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}
