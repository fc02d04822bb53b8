/** Milliseconds that this process has computed so far: what others on the machine do counts little. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
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

/**
 * The usual milliseconds of each variant: the median, because systems that count CPU time by ticks sometimes count too little. All take
 * turns, so that a slow minute of the machine hits all alike.
 */
export function measureInTurns<Name extends string>(
  rounds: number,
  variants: Readonly<Record<Name, Variant>>,
  clock: () => number = cpuMs,
): Record<Name, number> {
  const names = Object.keys(variants) as Name[]
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const { task, before, after, repeat = 1 } = variants[name]
      before?.()
      const from = clock()
      for (let i = 0; i < repeat; i++) task()
      samples.get(name)!.push((clock() - from) / repeat)
      after?.()
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name)!)])) as Record<Name, number>
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}
