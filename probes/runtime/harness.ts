import type { TestFailure, TestResult } from '#core'
import type { CaseSink } from './case-sink.ts'
import type { Compare } from './compare.ts'
import type { Ending } from './endings.ts'
import type { Failures } from './failure.ts'
import type { Meter, Share } from './meter.ts'

export interface Site {
  readonly id: string
  readonly line: number
  readonly name: string
}

/** What the code of a suite calls: `$t`. */
export interface TestApi {
  test(site: number, thunk: () => unknown): void
  testAsync(site: number, thunk: () => unknown): Promise<void>
  guard(site: number, thunk: () => unknown): void
  guardAsync(site: number, thunk: () => unknown): Promise<void>
  compare(operator: string, left: unknown, right: unknown): boolean
  /** Hands on what the program gave; where that only pretends to be data, the open case and all after it fail. */
  result<T>(value: T): T
  begin(id: string): void
  report(result: TestResult): void
}

export interface Harness {
  readonly api: TestApi
  /** Forgets the run before; all cases from now on go to the sink. */
  reset(sink: CaseSink): void
  /** A `console.assert` was reached; `message` is `null` where it held. Outside of all cases it is one of its own. */
  consoleAsserted(message: string | null): void
  /** Fails the case that waits for what never comes, so that the suite goes on; false when none waits. */
  release(): boolean
}

export interface CaseObserver {
  beginTest(index: number): void
  endTest(): void
  /** Tells the id of the case with that index. */
  named(index: number, id: string): void
}

/**
 * Runs the cases of a suite one by one and tells the sink how each ended. A case fails by what it throws, by a `console.assert` inside of
 * it, or by running out of its share. State lies in closures that no program can reach. Self-contained.
 */
export function createHarness(
  sites: readonly Site[],
  meter: Meter,
  failures: Failures,
  compare: Compare,
  observer: CaseObserver | null,
): Harness {
  interface OpenCase extends Ending {
    readonly id: string
    readonly site: number
    readonly occurrence: number
    readonly isGuard: boolean
    readonly outer: OpenCase | null
    readonly share: Share
    /** What had been found before the case began. */
    readonly pretended: string | null
    message: string | null
    operator: string | null
    left: unknown
    right: unknown
    threw: boolean
    thrown: unknown
    ended: boolean
    settle: (() => void) | null
  }
  const { apply } = Reflect
  const then = Promise.prototype.then
  const PromiseOf = Promise
  const counts = new Uint32Array(sites.length)
  const fillNumbers = Uint32Array.prototype.fill
  const resolved = Promise.resolve.bind(Promise) as (value: unknown) => Promise<unknown>
  const quiet: TestFailure = { kind: 'error', errorName: '', message: '' }

  let sink: CaseSink
  let open: OpenCase | null = null
  let cases = 0
  let strayAsserts = 0
  let reportedShare: Share | null = null
  let strayMessage: string | null = null

  function start(site: number, occurrence: number, isGuard: boolean): OpenCase {
    const base = sites[site]!.id
    const id = occurrence === 1 ? base : `${base}#${occurrence}`
    if (observer !== null) watch(id)
    const share = meter.begin(sink.steps, sink.ms)
    open = {
      ...{ id, site, occurrence, isGuard, outer: open, share, pretended: compare.found(), message: null },
      ...{ operator: null, left: undefined, right: undefined, threw: false, thrown: undefined, ended: false, settle: null },
    }
    return open
  }

  function watch(id: string): void {
    observer!.named(cases, id)
    observer!.beginTest(cases)
    cases++
  }

  function failureOf(mine: OpenCase): TestFailure | null {
    const { threw, thrown } = mine
    const reason = meter.ranOut()
    if (reason === 'steps') return failures.outOfSteps
    if (reason === 'time') return failures.timedOut
    if (!threw && mine.message === null && compare.found() === null) return null
    if (!sink.describes) return quiet
    const compared = mine.operator === null ? null : { left: mine.left, right: mine.right }
    if (threw) return failures.ofThrown(thrown, compared)
    const pretended = compare.found()
    return pretended === null ? failures.ofConsole(mine.message!, compared) : failures.ofPretence(pretended)
  }

  /** Goes on throwing what is to leave the suite. */
  function caught(mine: OpenCase, thrown: unknown): void {
    if (thrown === sink.leaving() && thrown !== null) throw thrown
    mine.threw = true
    mine.thrown = thrown
  }

  function finish(mine: OpenCase): void {
    if (mine.ended) return
    mine.ended = true
    const failure = failureOf(mine)
    // What a guard was given lives on in the script's variables; what a case was given ends with it.
    if (!mine.isGuard) compare.forget(mine.pretended)
    const steps = meter.end(mine.share)
    if (observer !== null) observer.endTest()
    if (open === mine) open = mine.outer
    if (failure !== null || !mine.isGuard || sink.wants(mine.site, mine.occurrence, true)) {
      sink.ended(mine.id, mine.site, mine.occurrence, failure, steps, mine.isGuard, mine)
    }
    const leave = sink.leaving()
    if (leave !== null) throw leave
  }

  function run(site: number, isGuard: boolean, thunk: () => unknown): void {
    if (open !== null && !open.isGuard) return void thunk()
    const occurrence = ++counts[site]!
    if (!isGuard && !sink.wants(site, occurrence, false)) return
    const mine = start(site, occurrence, isGuard)
    try {
      thunk()
    } catch (thrown) {
      caught(mine, thrown)
    }
    finish(mine)
  }

  async function runAsync(site: number, isGuard: boolean, thunk: () => unknown): Promise<void> {
    if (open !== null && !open.isGuard) return void (await thunk())
    const occurrence = ++counts[site]!
    if (!isGuard && !sink.wants(site, occurrence, false)) return
    const mine = start(site, occurrence, isGuard)
    try {
      const released = new PromiseOf<void>((resolve) => (mine.settle = resolve))
      const promise = thunk()
      const settled = new PromiseOf<void>((resolve, reject) => {
        void apply(then, resolved(promise), [() => resolve(), reject])
        void apply(then, released, [() => resolve()])
      })
      await settled
    } catch (thrown) {
      caught(mine, thrown)
    }
    finish(mine)
  }

  const api: TestApi = {
    test: (site, thunk) => run(site, false, thunk),
    testAsync: (site, thunk) => runAsync(site, false, thunk),
    guard: (site, thunk) => run(site, true, thunk),
    guardAsync: (site, thunk) => runAsync(site, true, thunk),
    compare(operator, left, right) {
      if (open !== null) {
        open.operator = operator
        open.left = left
        open.right = right
      }
      return compare.holds(operator, left, right)
    },
    result: compare.look,
    begin(id) {
      reportedShare ??= meter.begin(sink.steps, sink.ms)
      if (observer !== null) watch(id)
    },
    report(result) {
      const reason = meter.ranOut()
      const steps = reportedShare === null ? 0 : meter.end(reportedShare)
      reportedShare = null
      if (observer !== null) observer.endTest()
      const { id, name, line } = result
      const asserted = strayMessage
      const pretended = compare.found()
      compare.forget(null)
      strayMessage = null
      if (reason !== null) {
        const failure = reason === 'steps' ? failures.outOfSteps : failures.timedOut
        sink.reported({ id, name, line, status: 'failed', failure }, steps)
      } else if (result.status === 'passed' && asserted !== null) {
        sink.reported({ id, name, line, status: 'failed', failure: failures.ofConsole(asserted, null) }, steps)
      } else if (result.status === 'passed' && pretended !== null) {
        sink.reported({ id, name, line, status: 'failed', failure: failures.ofPretence(pretended) }, steps)
      } else sink.reported(result, steps)
      const leave = sink.leaving()
      if (leave !== null) throw leave
    },
  }
  return {
    api: Object.freeze(api),
    reset(newSink) {
      sink = newSink
      if (reportedShare !== null) meter.end(reportedShare)
      for (; open !== null; open = open.outer) {
        open.ended = true
        meter.end(open.share)
      }
      apply(fillNumbers, counts, [0])
      cases = strayAsserts = 0
      reportedShare = strayMessage = null
      compare.forget(null)
    },
    consoleAsserted(message) {
      if (open !== null) {
        if (message !== null) open.message ??= message
      } else if (reportedShare !== null) {
        if (message !== null) strayMessage ??= message
      } else {
        const failure = message === null ? null : failures.ofConsole(message, null)
        sink.ended(`console.assert#${++strayAsserts}`, -1, strayAsserts, failure, 0, false, null)
      }
    },
    release() {
      const mine = open
      if (mine?.settle == null) return false
      mine.ended = true
      const steps = meter.end(mine.share)
      if (observer !== null) observer.endTest()
      open = mine.outer
      sink.ended(mine.id, mine.site, mine.occurrence, failures.neverSettled, steps, mine.isGuard, null)
      mine.settle()
      return true
    },
  }
}
