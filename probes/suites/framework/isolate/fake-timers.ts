type Callback = (...args: unknown[]) => unknown

interface Timer {
  readonly id: number
  readonly callback: Callback
  readonly args: readonly unknown[]
  /** Milliseconds between two calls of an interval; `null` for a timer that fires once. */
  readonly every: number | null
  due: number
}

const ENDLESS = 10_000
const TIMER_GLOBALS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const

const scope = globalThis as unknown as Record<string, unknown>
const RealDate = Date
const replaced = new Map<string, unknown>()
const timers = new Map<number, Timer>()
let now = 0
let lastId = 0

function add(callback: Callback, delay: unknown, every: number | null, args: readonly unknown[]): number {
  lastId += 1
  timers.set(lastId, { id: lastId, callback, args, every, due: now + Math.max(0, Number(delay) || 0) })
  return lastId
}

const clear = (id: unknown) => void timers.delete(Number(id))

const fakes: Readonly<Record<(typeof TIMER_GLOBALS)[number], Callback>> = {
  setTimeout: (callback, delay, ...args) => add(callback as Callback, delay, null, args),
  setInterval: (callback, delay, ...args) => add(callback as Callback, delay, Math.max(1, Number(delay) || 0), args),
  setImmediate: (callback, ...args) => add(callback as Callback, 0, null, args),
  clearTimeout: clear,
  clearInterval: clear,
  clearImmediate: clear,
}

function FakeDate(this: unknown, ...args: unknown[]): unknown {
  if (new.target === undefined) return new RealDate(now).toString()
  return Reflect.construct(RealDate, args.length === 0 ? [now] : args, new.target)
}
FakeDate.prototype = RealDate.prototype
Object.assign(FakeDate, { now: () => now, parse: RealDate.parse, UTC: RealDate.UTC })

function replace(name: string, value: unknown): void {
  if (!replaced.has(name)) replaced.set(name, scope[name])
  scope[name] = value
}

function next(until: number): Timer | undefined {
  let first: Timer | undefined
  for (const timer of timers.values()) if (timer.due <= until && (first === undefined || timer.due < first.due)) first = timer
  return first
}

function fire(timer: Timer): void {
  now = Math.max(now, timer.due)
  if (timer.every === null) timers.delete(timer.id)
  else timer.due = now + timer.every
  timer.callback(...timer.args)
}

/** Fires what `choose` gives until it gives nothing; a promise of it where microtasks are to run in between. */
function* firing(choose: () => Timer | undefined): Generator<void, void> {
  for (let fired = 0, timer = choose(); timer !== undefined; fired++, timer = choose()) {
    if (fired >= ENDLESS) throw new Error(`Aborting after running ${ENDLESS} timers, assuming an infinite loop!`)
    fire(timer)
    yield
  }
}

function until(ms: unknown): () => Generator<void, void> {
  return function* () {
    const end = now + Number(ms)
    yield* firing(() => next(end))
    now = end
  }
}

function pending(): Generator<void, void> {
  const waiting = [...timers.values()].sort((a, b) => a.due - b.due)
  return firing(() => waiting.shift())
}

function steps(count: unknown): () => Generator<void, void> {
  let left = Number(count ?? 1)
  return () => firing(() => (left-- > 0 ? next(Infinity) : undefined))
}

function run(make: () => Generator<void, void>): void {
  for (const _ of make());
}

async function runAsync(make: () => Generator<void, void>): Promise<void> {
  for (const _ of make()) for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  await Promise.resolve()
}

const all = () => firing(() => next(Infinity))

/** Fake timers and date, as far as vitest and jest agree on them; an own small version, since theirs needs a whole Node. */
export const fakeTimers = {
  useFakeTimers(options?: { now?: number | Date }): void {
    now = Number(options?.now ?? RealDate.now())
    timers.clear()
    for (const name of TIMER_GLOBALS) replace(name, fakes[name])
    replace('Date', FakeDate)
  },
  useRealTimers(): void {
    for (const [name, value] of replaced) scope[name] = value
    replaced.clear()
    timers.clear()
  },
  isFakeTimers: () => replaced.has('setTimeout'),
  setSystemTime(time?: number | Date | string): void {
    now = Number(new RealDate(time ?? RealDate.now()))
    replace('Date', FakeDate)
  },
  getMockedSystemTime: () => (replaced.has('Date') ? new RealDate(now) : null),
  getRealSystemTime: () => RealDate.now(),
  getTimerCount: () => timers.size,
  clearAllTimers: () => timers.clear(),
  runAllTicks: () => undefined,
  advanceTimersByTime: (ms: unknown) => run(until(ms)),
  advanceTimersByTimeAsync: (ms: unknown) => runAsync(until(ms)),
  advanceTimersToNextTimer: (count: unknown) => run(steps(count)),
  advanceTimersToNextTimerAsync: (count: unknown) => runAsync(steps(count)),
  runAllTimers: () => run(all),
  runAllTimersAsync: () => runAsync(all),
  runOnlyPendingTimers: () => run(pending),
  runOnlyPendingTimersAsync: () => runAsync(pending),
}
