import type { LoadFault, TestFailure } from '#core'
import type { Require } from './builtins.ts'
import type { ConsoleCapture } from './console.ts'
import type { VirtualClock } from './clock.ts'
import type { Failures } from './failure.ts'
import type { CaseSink, Harness } from './harness.ts'
import type { Lockdown } from './lockdown.ts'
import type { Mailbox } from './mailbox.ts'
import type { Meter, Share } from './meter.ts'
import type { SeededRandom } from './random.ts'

/** A program to be run: the body of its function, and whether that is an async one. */
export interface Body {
  readonly body: string
  readonly async: boolean
}

export interface SuiteCode {
  readonly code: string
  readonly parameters: readonly string[]
  readonly strict: boolean
  readonly async: boolean
  readonly modules: string | null
}

export interface RunnerParts {
  readonly suite: SuiteCode
  readonly seed: number
  readonly harness: Harness
  readonly meter: Meter
  readonly failures: Failures
  readonly mailbox: Mailbox
  readonly console: ConsoleCapture
  readonly clock: VirtualClock
  readonly random: SeededRandom | null
  readonly lockdown: Lockdown
  readonly builtins: Require
  readonly probe: unknown
}

/** How a run, from loading the program to the suite's last case, went on. */
export interface Progress {
  /** Everything has been done. */
  readonly done: () => boolean
  /** Fires the next timer, or ends what waits in vain. Microtasks run between two calls. */
  readonly pump: () => void
}

export interface Runner {
  /** Prepares the realm for a run that is not influenced by the one before. */
  prepare(keepsConsole: boolean, sink: CaseSink): void
  /** Loads the program and runs the suite once; goes on by `pump` where promises are involved. */
  run(program: Body, onFault: (fault: LoadFault) => void): Progress
  /** The program's function, compiled; throws a SyntaxError when the text is none. */
  compile(program: Body): Program
  /** Loads a compiled program and runs the suite, for suites and programs without promises. False when the program does not load. */
  runSync(program: Program): boolean
}

export type Program = (...args: unknown[]) => { readonly names: Record<string, unknown>; readonly exports: unknown }

/** Brings program and suite together. Self-contained: its text is evaluated inside the isolate. */
export function createRunner(parts: RunnerParts): Runner {
  const { suite, seed, harness, meter, failures, mailbox, clock, random, lockdown, builtins, probe } = parts
  /** Functions made from text have two lines before their body. */
  const LINES_BEFORE = 2
  const MAX_TIMERS = 100_000
  const SyncFunction = Function
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor
  const { apply } = Reflect
  const { getOwnPropertyDescriptor } = Object
  const PromiseOf = Promise
  const then = Promise.prototype.then
  const exec = RegExp.prototype.exec
  const { step } = meter

  const makeModules: ((outer: Require) => Require) | null =
    suite.modules === null ? null : (0, eval)(`(${suite.modules})`)
  const header = suite.strict ? '"use strict";' : ''
  let runSuite: ((...args: unknown[]) => unknown) | null = null
  let suiteError: unknown
  try {
    const Make = suite.async ? AsyncFunction : SyncFunction
    const code = `${header}${suite.code}\n//# sourceURL=tracemend:tests`
    runSuite = new Make('$t', 'require', ...suite.parameters, code) as never
  } catch (error) {
    suiteError = error
  }

  const cannotFind = (specifier: unknown) =>
    Object.assign(new Error(`Cannot find module '${String(specifier)}'`), { code: 'MODULE_NOT_FOUND' })

  /** What `require` gives to the program and to its tests, made anew for every run. */
  function createRequire(): { readonly require: Require; setProgram(exports: unknown): void } {
    let program: unknown
    let loaded = false
    const outer: Require = (specifier) => {
      if (specifier !== 'tracemend:program') return builtins(specifier)
      if (!loaded) throw cannotFind(specifier)
      return program
    }
    const modules = makeModules === null ? null : makeModules(outer)
    const require: Require = (specifier) => {
      if (specifier === 'tracemend:program') return outer(specifier)
      try {
        return builtins(specifier)
      } catch (error) {
        if (modules === null) throw error
        return modules(specifier)
      }
    }
    return {
      require,
      setProgram(exports) {
        program = exports
        loaded = true
      },
    }
  }

  function compile({ body, async }: Body): Program {
    const Make = async ? AsyncFunction : SyncFunction
    return new Make('module', 'exports', 'require', '$tm_step', '$tm_probe', body) as never
  }

  function parametersOf(names: Record<string, unknown>): unknown[] {
    const values: unknown[] = []
    for (let i = 0; i < suite.parameters.length; i++) {
      try {
        values[i] = names[suite.parameters[i]!]
      } catch {
        values[i] = undefined
      }
    }
    return values
  }

  function load(program: Program, require: Require): unknown {
    const module = { exports: {} }
    return apply(program, module.exports, [module, module.exports, require, step, probe])
  }

  function start(loaded: ReturnType<Program>, linked: ReturnType<typeof createRequire>): unknown {
    linked.setProgram(loaded.exports)
    return runSuite!(harness.api, linked.require, ...parametersOf(loaded.names))
  }

  function readStack(thrown: object): unknown {
    try {
      return (thrown as Error).stack
    } catch {
      return undefined
    }
  }

  function lineOf(thrown: unknown, script: string): { line: number | null; column: number | null } {
    const nowhere = { line: null, column: null }
    if (thrown === null || typeof thrown !== 'object') return nowhere
    // May run code of the program, which is why it is only read where nothing was loaded yet that could be disturbed.
    const stack = readStack(thrown)
    if (typeof stack !== 'string') return nowhere
    const found = apply(exec, new RegExp(`tracemend:${script}:(\\d+):(\\d+)`), [stack]) as RegExpExecArray | null
    if (found === null) return nowhere
    return { line: Math.max(1, Number(found[1]) - LINES_BEFORE), column: Math.max(0, Number(found[2]) - 1) }
  }

  function faultOf(thrown: unknown, where: LoadFault['where']): LoadFault {
    const reason = meter.ranOut()
    const failure = reason === 'steps' ? failures.outOfSteps : reason === 'time' ? failures.timedOut : failures.ofThrown(thrown, null)
    const { line, column } = lineOf(thrown, where)
    return { where, errorName: failure.errorName, message: failure.message, line, column }
  }

  function isTestsFault(thrown: unknown): boolean {
    if (thrown === null || typeof thrown !== 'object') return false
    return getOwnPropertyDescriptor(thrown, 'code')?.value === 'MODULE_NOT_FOUND'
  }

  let sink: CaseSink
  let suiteTold = false

  /** The suite's own code broke off: the cases after that place were not reached. That is a failed case; its opposite is one when asked for. */
  function suiteCase(failure: TestFailure | null): void {
    if (suiteTold || sink.leaving() !== null || (failure === null && !sink.wants(-1, 1, true))) return
    suiteTold = true
    sink.ended('script', -1, 1, failure, 0, true)
  }

  function suiteFailure(thrown: unknown, threw: boolean): TestFailure | null {
    const reason = meter.ranOut()
    if (reason !== null) return reason === 'steps' ? failures.outOfSteps : failures.timedOut
    return threw ? failures.ofThrown(thrown, null) : null
  }

  return {
    compile,
    prepare(keepsConsole, newSink) {
      sink = newSink
      suiteTold = false
      lockdown.clean()
      clock.reset()
      random?.seed(seed)
      parts.console.reset(keepsConsole)
      harness.reset(newSink)
    },

    runSync(program) {
      const linked = createRequire()
      let loaded: ReturnType<Program>
      const loading = meter.begin(sink.steps, sink.ms)
      try {
        loaded = load(program, linked.require) as never
        if (meter.ranOut() !== null) return false
      } catch {
        return false
      } finally {
        sink.used(meter.end(loading))
      }
      const running = meter.begin(sink.steps, sink.ms)
      try {
        start(loaded, linked)
        suiteCase(suiteFailure(undefined, false))
      } catch (thrown) {
        suiteCase(suiteFailure(thrown, true))
      } finally {
        sink.used(meter.end(running))
      }
      return true
    },

    run(program, onFault) {
      let isDone = false
      let timers = 0
      let loading = true
      let running: Share | null = null
      const finish = () => {
        if (isDone) return
        isDone = true
        if (running !== null) sink.used(meter.end(running))
        mailbox.setDone()
      }
      const give = (fault: LoadFault) => {
        onFault(fault)
        finish()
      }
      const suiteEnded = (thrown: unknown, threw: boolean) => {
        if (isDone) return
        if (threw && isTestsFault(thrown)) return give(faultOf(thrown, 'tests'))
        suiteCase(suiteFailure(thrown, threw))
        finish()
      }
      const proceed = (loaded: ReturnType<Program>, linked: ReturnType<typeof createRequire>) => {
        loading = false
        running = meter.begin(sink.steps, sink.ms)
        try {
          const result = start(loaded, linked)
          if (!(result instanceof PromiseOf)) return suiteEnded(undefined, false)
          void apply(then, result, [() => suiteEnded(undefined, false), (thrown: unknown) => suiteEnded(thrown, true)])
        } catch (thrown) {
          suiteEnded(thrown, true)
        }
      }
      const begin = () => {
        if (runSuite === null) return give(faultOf(suiteError, 'tests'))
        const share = meter.begin(sink.steps, sink.ms)
        let next = () => undefined as void
        try {
          const linked = createRequire()
          const loaded: unknown = load(compile({ body: `${program.body}\n//# sourceURL=tracemend:program`, async: program.async }), linked.require)
          if (meter.ranOut() !== null) throw null
          if (loaded instanceof PromiseOf) {
            const failed = (thrown: unknown) => give(faultOf(thrown, 'program'))
            void apply(then, loaded as Promise<unknown>, [(value: ReturnType<Program>) => proceed(value, linked), failed])
          } else next = () => proceed(loaded as never, linked)
        } catch (thrown) {
          give(faultOf(thrown, 'program'))
        } finally {
          sink.used(meter.end(share))
        }
        next()
      }
      begin()
      return {
        done: () => isDone,
        pump() {
          if (isDone) return
          try {
            if (timers++ < MAX_TIMERS && clock.fireNext()) return
          } catch (thrown) {
            // An exception in a timer ends a Node process; here it fails the case that waits, or else the script.
            if (!harness.release()) suiteCase(failures.ofThrown(thrown, null))
            return
          }
          if (harness.release()) return
          if (loading) give({ where: 'program', errorName: 'TimeoutError', message: 'never settled', line: null, column: null })
          else {
            suiteCase(failures.neverSettled)
            finish()
          }
        },
      }
    },
  }
}
