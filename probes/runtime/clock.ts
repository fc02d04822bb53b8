export interface VirtualClock {
  /** Forgets all timers and goes back to the first moment. */
  reset(): void
  /** Fires the timer that is due next, moving time on to it; false when none waits. */
  fireNext(): boolean
}

/**
 * Virtual time: timers fire in order as soon as nothing else is left to do, and the date moves with them. Puts its own
 * `setTimeout` and its kin, `performance` and (where `fixed`) `Date` into the realm. Self-contained.
 */
export function installClock(fixed: boolean): VirtualClock {
  interface Timer {
    readonly id: number
    readonly callback: unknown
    readonly args: readonly unknown[]
    readonly every: number | null
    due: number
  }
  const START = Date.UTC(2026, 0, 1)
  /** A program that waits by reading the clock again and again gets to its end: this many readings are one millisecond. */
  const READS_PER_MS = 256
  const MAX_DELAY = 2 ** 31 - 1
  const realm = globalThis as unknown as Record<string, unknown>
  const RealDate = Date
  const realNow = Date.now
  const { apply, construct } = Reflect
  const { floor, trunc } = Math
  const makePromise = Promise.resolve.bind(Promise) as (value?: unknown) => Promise<unknown>
  const then = Promise.prototype.then

  let elapsed = 0
  let reads = 0
  let lastId = 0
  let timers: Timer[] = []

  function now(): number {
    if (!fixed) return realNow() + elapsed
    reads++
    return START + elapsed + floor(reads / READS_PER_MS)
  }

  function add(callback: unknown, delay: unknown, args: readonly unknown[], repeats: boolean): number {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function')
    const asked = Number(delay)
    const wait = asked >= 1 && asked <= MAX_DELAY ? trunc(asked) : 1
    lastId += 1
    timers[timers.length] = { id: lastId, callback, args, every: repeats ? wait : null, due: elapsed + wait }
    return lastId
  }

  function without(isGone: (timer: Timer) => boolean): Timer[] {
    const left: Timer[] = []
    for (let i = 0; i < timers.length; i++) if (!isGone(timers[i]!)) left[left.length] = timers[i]!
    return left
  }

  function clear(id: unknown): void {
    const wanted = Number(id)
    timers = without((timer) => timer.id === wanted)
  }

  function fireNext(): boolean {
    let next: Timer | undefined
    for (let i = 0; i < timers.length; i++) {
      const timer = timers[i]!
      if (next === undefined || timer.due < next.due) next = timer
    }
    if (next === undefined) return false
    if (next.due > elapsed) elapsed = next.due
    if (next.every === null) clear(next.id)
    else {
      next.due = elapsed + next.every
      // Later than those that wait for the same moment, as in an event loop.
      const repeated = next
      timers = without((timer) => timer === repeated)
      timers[timers.length] = repeated
    }
    apply(next.callback as () => void, undefined, next.args as unknown[])
    return true
  }

  /** Without a date, formats would tell the real time. */
  function installFormats(hidden: (value: unknown) => PropertyDescriptor): void {
    const { prototype } = Intl.DateTimeFormat
    const { formatToParts } = prototype
    const boundFormat = Object.getOwnPropertyDescriptor(prototype, 'format')!.get!
    const formats = new WeakMap<object, unknown>()
    const get = WeakMap.prototype.get
    const set = WeakMap.prototype.set
    const replacements = {
      get format(): unknown {
        const format = apply(boundFormat, this, []) as (date: unknown) => string
        const known: unknown = apply(get, formats, [this])
        if (known !== undefined) return known
        const made = (date?: unknown) => format(date === undefined ? now() : date)
        apply(set, formats, [this, made])
        return made
      },
      formatToParts(date?: Date): unknown {
        return apply(formatToParts, this, [date === undefined ? now() : date])
      },
    }
    Object.defineProperty(prototype, 'format', { get: Object.getOwnPropertyDescriptor(replacements, 'format')!.get! })
    Object.defineProperty(prototype, 'formatToParts', hidden(replacements.formatToParts))
  }

  function VirtualDate(this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(now()).toString()
    return construct(RealDate, args.length === 0 ? [now()] : args, new.target)
  }
  if (fixed) {
    Object.defineProperty(VirtualDate, 'name', { value: 'Date' })
    Object.defineProperty(VirtualDate, 'length', { value: 7 })
    Object.defineProperty(VirtualDate, 'prototype', { value: RealDate.prototype, writable: false })
    const hidden = (value: unknown) => ({ value, writable: true, configurable: true, enumerable: false })
    Object.defineProperties(VirtualDate, { now: hidden(now), parse: hidden(RealDate.parse), UTC: hidden(RealDate.UTC) })
    Object.defineProperty(RealDate.prototype, 'constructor', hidden(VirtualDate))
    Object.defineProperty(realm, 'Date', hidden(VirtualDate))
    installFormats(hidden)
    // Its clock is the real one, and so is its time zone.
    if (realm.Temporal !== undefined) delete (realm.Temporal as Record<string, unknown>).Now
  }

  const globals: Record<string, unknown> = {
    setTimeout: (callback: unknown, delay?: unknown, ...args: unknown[]) => add(callback, delay, args, false),
    setInterval: (callback: unknown, delay?: unknown, ...args: unknown[]) => add(callback, delay, args, true),
    setImmediate: (callback: unknown, ...args: unknown[]) => add(callback, 0, args, false),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    queueMicrotask(callback: unknown) {
      if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function')
      void apply(then, makePromise(), [() => callback()])
    },
    performance: {
      now: () => now() - START + (fixed ? (reads % READS_PER_MS) / READS_PER_MS : 0),
      timeOrigin: START,
      mark: () => undefined,
      measure: () => undefined,
      toJSON: () => ({}),
    },
  }
  for (const name of Object.keys(globals)) {
    Object.defineProperty(realm, name, { value: globals[name], writable: true, configurable: true, enumerable: false })
  }
  return {
    reset() {
      elapsed = 0
      reads = 0
      lastId = 0
      timers = []
    },
    fireNext,
  }
}
