import type { Intervention, LoadFault, TestFailure } from '#core'
import type { VirtualClock } from './clock.ts'
import type { ConsoleCapture } from './console.ts'
import type { Failures } from './failure.ts'
import type { CaseSink } from './case-sink.ts'
import type { Harness } from './harness.ts'
import type { Intervener } from './intervener.ts'
import type { Body, Linked, Linker, LoadedProgram, Program } from './linker.ts'
import type { DescribeFault } from './load-fault.ts'
import type { Lockdown } from './lockdown.ts'
import type { Mailbox } from './mailbox.ts'
import type { Meter, Share } from './meter.ts'
import type { SeededRandom } from './random.ts'

export interface RunnerParts {
  readonly seed: number
  readonly linker: Linker
  readonly harness: Harness
  readonly meter: Meter
  readonly failures: Failures
  readonly describeFault: DescribeFault
  readonly mailbox: Mailbox
  readonly console: ConsoleCapture
  readonly clock: VirtualClock
  /** `null` where randomness is not seeded. */
  readonly random: SeededRandom | null
  readonly lockdown: Lockdown
  readonly intervener: Intervener | null
}

/** How a run, from loading the program to the suite's last case, goes on. */
export interface Progress {
  /** Everything has been done. */
  done(): boolean
  /** Fires the next timer, or ends what waits in vain. Microtasks run between two calls. */
  pump(): void
}

export interface Runner {
  /** Prepares the realm for a run that is not influenced by the one before, with something forced or nothing. */
  prepare(keepsConsole: boolean, sink: CaseSink, intervention: Intervention | null): void
  /** Loads the program and runs the suite once; goes on by `pump` where promises are involved. */
  run(program: Body, onFault: (fault: LoadFault) => void): Progress
  /** The same for a compiled program, where neither it nor the suite has promises; false when the program does not load. */
  runSync(program: Program, choices: readonly number[]): boolean
  compile(program: Body): Program
}

/** Loads programs and runs the suite on them. Self-contained: its text is evaluated inside the isolate. */
export function createRunner(parts: RunnerParts): Runner {
  const { seed, linker, harness, meter, failures, describeFault, mailbox, clock, random, lockdown } = parts
  const MAX_TIMERS = 100_000
  const { apply } = Reflect
  const { getOwnPropertyDescriptor } = Object
  const PromiseOf = Promise
  const then = Promise.prototype.then

  let sink: CaseSink
  let suiteTold = false
  const none: readonly number[] = []

  function isTestsFault(thrown: unknown): boolean {
    if (thrown === null || typeof thrown !== 'object') return false
    return getOwnPropertyDescriptor(thrown, 'code')?.value === 'MODULE_NOT_FOUND'
  }

  /** Where the suite's own code breaks off, that is a failed case; its opposite is one when asked for. */
  function tellSuite(failure: TestFailure | null): void {
    if (suiteTold || sink.leaving() !== null || (failure === null && !sink.wants(-1, 1, true))) return
    suiteTold = true
    sink.ended('script', -1, 1, failure, 0, true, null)
  }

  function suiteFailure(thrown: unknown, threw: boolean): TestFailure | null {
    const reason = meter.ranOut()
    if (reason !== null) return reason === 'steps' ? failures.outOfSteps : failures.timedOut
    return threw ? failures.ofThrown(thrown, null) : null
  }

  /** Loads within a share of its own; `null` when the share was used up, also where the program caught that. */
  function load(
    program: Program,
    linked: Linked,
    choices: readonly number[] = none,
  ): LoadedProgram | Promise<LoadedProgram> | null {
    const share = meter.begin(sink.steps, sink.ms)
    try {
      const loaded = linked.load(program, choices)
      return meter.ranOut() === null ? loaded : null
    } finally {
      sink.used(meter.end(share))
    }
  }

  function runSync(program: Program, choices: readonly number[]): boolean {
    const linked = linker.link()
    let loaded: ReturnType<typeof load>
    try {
      loaded = load(program, linked, choices)
    } catch {
      return false
    }
    if (loaded === null) return false
    const running = meter.begin(sink.steps, sink.ms)
    try {
      linked.runSuite(loaded as LoadedProgram)
      tellSuite(suiteFailure(undefined, false))
    } catch (thrown) {
      tellSuite(suiteFailure(thrown, true))
    } finally {
      sink.used(meter.end(running))
    }
    return true
  }

  function run(program: Body, onFault: (fault: LoadFault) => void): Progress {
    let isDone = false
    let isLoading = true
    let timers = 0
    let running: Share | null = null

    function finish(): void {
      if (isDone) return
      isDone = true
      if (running !== null) sink.used(meter.end(running))
      mailbox.setDone()
    }

    function giveUp(thrown: unknown, where: LoadFault['where']): void {
      onFault(describeFault(thrown, where))
      finish()
    }

    function suiteEnded(thrown: unknown, threw: boolean): void {
      if (isDone) return
      if (threw && isTestsFault(thrown)) return giveUp(thrown, 'tests')
      tellSuite(suiteFailure(thrown, threw))
      finish()
    }

    function proceed(loaded: LoadedProgram, linked: Linked): void {
      isLoading = false
      running = meter.begin(sink.steps, sink.ms)
      try {
        const result = linked.runSuite(loaded)
        if (!(result instanceof PromiseOf)) return suiteEnded(undefined, false)
        void apply(then, result, [() => suiteEnded(undefined, false), (thrown: unknown) => suiteEnded(thrown, true)])
      } catch (thrown) {
        suiteEnded(thrown, true)
      }
    }

    function begin(): void {
      if (linker.suiteFault !== null) return giveUp(linker.suiteFault.thrown, 'tests')
      try {
        const linked = linker.link()
        const loaded = load(linker.compile({ ...program, body: `${program.body}\n//# sourceURL=tracemend:program` }), linked)
        if (loaded === null) return giveUp(new Error('used more than its share while it loaded'), 'program')
        if (!(loaded instanceof PromiseOf)) return proceed(loaded, linked)
        const failed = (thrown: unknown) => giveUp(thrown, 'program')
        void apply(then, loaded, [(value: LoadedProgram) => proceed(value, linked), failed])
      } catch (thrown) {
        giveUp(thrown, 'program')
      }
    }

    function pump(): void {
      if (isDone) return
      try {
        if (timers++ < MAX_TIMERS && clock.fireNext()) return
      } catch (thrown) {
        // An exception in a timer ends a Node process; here it fails the case that waits, or else the script.
        if (!harness.release()) tellSuite(failures.ofThrown(thrown, null))
        return
      }
      if (harness.release()) return
      if (isLoading) return giveUp(new Error('the program’s top level never settles'), 'program')
      tellSuite(failures.neverSettled)
      finish()
    }

    begin()
    return { done: () => isDone, pump }
  }

  return {
    prepare(keepsConsole, newSink, intervention) {
      parts.intervener?.force(intervention)
      sink = newSink
      suiteTold = false
      lockdown.clean()
      clock.reset()
      random?.seed(seed)
      parts.console.reset(keepsConsole)
      harness.reset(newSink)
    },
    run,
    runSync,
    compile: linker.compile,
  }
}
