import type { Intervention, LoadFault } from '#core'
import type { AssertModule } from './assert.ts'
import type { BuiltinParts, Require } from './builtins.ts'
import type { VirtualClock } from './clock.ts'
import type { Compare } from './compare.ts'
import type { ConsoleCapture } from './console.ts'
import type { DeepEqual } from './deep-equal.ts'
import type { Distance } from './distance.ts'
import type { Endings } from './endings.ts'
import type { Failures } from './failure.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { CaseObserver, Harness, Site, TestApi } from './harness.ts'
import type { Hashes } from './hashes.ts'
import type { Intervener } from './intervener.ts'
import type { Body, Linker, SuiteCode, Trial } from './linker.ts'
import type { DescribeFault } from './load-fault.ts'
import type { EventLog } from './event-log.ts'
import type { ProbeParameters } from './probe-parameters.ts'
import type { LeafEqual } from './leaf-equal.ts'
import type { Lockdown } from './lockdown.ts'
import type { Mailbox, MailboxLayout } from './mailbox.ts'
import type { Meter } from './meter.ts'
import type { OwnData } from './own-data.ts'
import type { Pretence } from './pretence.ts'
import type { Proxies } from './proxies.ts'
import type { SeededRandom } from './random.ts'
import type { Recorder } from './recorder.ts'
import type { RecorderLayout } from './recorder-layout.ts'
import type { Reporter } from './reporter.ts'
import type { Progress, Runner, RunnerParts } from './runner.ts'
import type { Screener } from './screener.ts'
import type { Snapshot } from './snapshot.ts'
import type { Allowance, Goal, Tally } from './tally.ts'

/** The functions of this folder, by name: how the realm finds them when their text has been evaluated inside the isolate. */
export interface Toolbox {
  createProxies(): Proxies
  createOwnData(isProxy: (value: unknown) => boolean): OwnData
  createPretence(allows: readonly string[], data: OwnData): Pretence
  createLeafEqual(data: OwnData): LeafEqual
  createSnapshot(data: OwnData): Snapshot
  createDeepEqual(data: OwnData, pretence: Pretence, leaves: LeafEqual): DeepEqual
  createAssert(data: OwnData, deepEqual: DeepEqual, snapshot: Snapshot, pretence: Pretence): AssertModule
  createFailures(data: OwnData, snapshot: Snapshot): Failures
  createHashes(): Hashes
  createMailbox(buffer: SharedArrayBuffer, layout: MailboxLayout): Mailbox
  createMeter(): Meter
  createLockdown(): Lockdown
  installClock(fixed: boolean): VirtualClock
  installRandom(): SeededRandom
  installConsole(snapshot: Snapshot): ConsoleCapture
  installWebGlobals(print: (...args: unknown[]) => void, later: (callback: () => void) => void): void
  installBuffer(): void
  createBuiltins(parts: BuiltinParts): Require
  createCompare(pretence: Pretence): Compare
  createHarness(
    sites: readonly Site[],
    meter: Meter,
    failures: Failures,
    compare: Compare,
    observer: CaseObserver | null,
  ): Harness
  createEventLog(buffer: ArrayBufferLike, layout: RecorderLayout, snapshot: Snapshot): EventLog
  createRecorder(buffer: ArrayBufferLike, layout: RecorderLayout, log: EventLog): Recorder
  createIntervener(points: number): Intervener
  createLinker(suite: SuiteCode, api: TestApi, builtins: Require, step: () => void, probe: ProbeParameters | null): Linker
  createLoadFaults(meter: Meter, failures: Failures): DescribeFault
  createRunner(parts: RunnerParts): Runner
  createReporter(mailbox: Mailbox, sites: readonly Site[], knownGuards: readonly string[], maxSteps: number, ms: number): Reporter
  createDistance(data: OwnData, leaves: LeafEqual): Distance
  createFingerprint(data: OwnData): Fingerprint
  createEndings(data: OwnData, distance: Distance, fingerprint: Fingerprint): Endings
  createTally(sites: readonly Site[], goal: Goal, endings: Endings): Tally
  createScreener(runner: Runner, mailbox: Mailbox, tally: Tally, inPhases: boolean): Screener
}

/** How a realm is to be; plain data. */
export interface RealmOptions {
  readonly suite: SuiteCode
  readonly sites: readonly Site[]
  /** Ways of pretending that are honest here: see `createPretence`. */
  readonly allows: readonly string[]
  readonly seed: number
  readonly deterministic: boolean
  /** Freezes the intrinsics, so that no program can change them. */
  readonly frozen: boolean
  readonly mailbox: MailboxLayout
  readonly recorder: RecorderLayout | null
  /** How many probe points the programs have in which values are forced; null where none are. */
  readonly intervenes: number | null
  readonly knownGuards: readonly string[]
  /** What a metered run may use: steps in all, milliseconds a case. */
  readonly maxSteps: number
  readonly caseMs: number
  readonly goal: (Goal & { readonly inPhases: boolean }) | null
}

/** What the worker calls. Everything given back is a number, a boolean or nothing: results lie in the mailbox. */
export interface Realm {
  /** To be called when the suite's prelude has been evaluated and before any program is. */
  seal(): void
  run(program: Body, intervention: Intervention | null): void
  /** One turn of whatever was started last; true when it is done. */
  pump(): boolean
  calibrate(program: Body): void
  allow(allowance: Allowance): void
  screen(programs: readonly Body[], trials: readonly Trial[], sliceMs: number): number
  start(program: Body, trial: Trial, index: number): void
}

/** Builds a realm inside the isolate: the only place that knows all of its parts. Self-contained but for the toolbox. */
export function createRealm(
  tools: Toolbox,
  options: RealmOptions,
  mailboxBuffer: SharedArrayBuffer,
  recorderBuffer: SharedArrayBuffer | undefined,
): Realm {
  const { sites, seed } = options
  // Where nobody is told of errors, no stack is collected for them: that takes ten times as long as a small test.
  if (options.goal !== null) Error.stackTraceLimit = 0
  const mailbox = tools.createMailbox(mailboxBuffer, options.mailbox)
  const proxies = tools.createProxies()
  const data = tools.createOwnData(proxies.isProxy)
  const snapshot = tools.createSnapshot(data)
  const failures = tools.createFailures(data, snapshot)
  const meter = tools.createMeter()
  const recorder =
    options.recorder === null
      ? null
      : tools.createRecorder(recorderBuffer!, options.recorder, tools.createEventLog(recorderBuffer!, options.recorder, snapshot))
  const intervener = options.intervenes === null ? null : tools.createIntervener(options.intervenes)
  const clock = tools.installClock(options.deterministic)
  const random = options.deterministic ? tools.installRandom() : null
  random?.seed(seed)
  const captured = tools.installConsole(snapshot)
  const { log } = console
  tools.installWebGlobals(log, (callback) => queueMicrotask(callback))
  tools.installBuffer()
  const pretence = tools.createPretence(options.allows, data)
  const leaves = tools.createLeafEqual(data)
  const deepEqual = tools.createDeepEqual(data, pretence, leaves)
  const assert = tools.createAssert(data, deepEqual, snapshot, pretence)
  const drawn = random === null ? Math.random : () => random.next()
  const { format } = captured
  const { createHashes } = tools
  const builtins = tools.createBuiltins({ assert, deepEqual, createHashes, snapshot, random: drawn, format })
  const endings = tools.createEndings(data, tools.createDistance(data, leaves), tools.createFingerprint(data))
  const lockdown = tools.createLockdown()
  const reporter = tools.createReporter(mailbox, sites, options.knownGuards, options.maxSteps, options.caseMs)
  const { named } = reporter
  const recording = recorder === null ? null : { beginTest: recorder.beginTest, endTest: recorder.endTest, named }
  const forcing = intervener === null ? null : { beginTest: intervener.beginTest, endTest() {}, named }
  const observer: CaseObserver | null = recording ?? forcing
  const harness = tools.createHarness(sites, meter, failures, tools.createCompare(pretence), observer)
  captured.onAssert(harness.consoleAsserted)

  let runner: Runner
  let screener: Screener | null = null
  let tally: Tally | null = null
  let progress: Progress | null = null
  let printed = false

  function fault(found: LoadFault): void {
    reporter.fault(found)
  }

  return {
    seal() {
      const probe = recorder?.probe ?? intervener?.probe ?? null
      const linker = tools.createLinker(options.suite, harness.api, builtins, meter.step, probe)
      const describeFault = tools.createLoadFaults(meter, failures)
      runner = tools.createRunner({
        ...{ seed, linker, harness, meter, failures, describeFault, mailbox, clock, random, lockdown, intervener },
        console: captured,
      })
      if (options.goal !== null) {
        tally = tools.createTally(sites, options.goal, endings)
        screener = tools.createScreener(runner, mailbox, tally, options.goal.inPhases)
      }
      proxies.install()
      lockdown.seal(options.frozen, !options.allows.includes('statics'))
    },
    run(program, intervention) {
      runner.prepare(true, reporter.sink, intervention)
      progress = runner.run(program, fault)
      printed = false
    },
    pump() {
      if (progress === null) return true
      if (!progress.done()) progress.pump()
      if (!progress.done()) return false
      if (!printed && screener === null) reporter.console(captured.lines())
      printed = true
      return true
    },
    calibrate(program) {
      progress = screener!.calibrate(program)
    },
    allow: (allowance) => tally!.allow(allowance),
    screen: (programs, trials, sliceMs) => screener!.screen(programs, trials, sliceMs),
    start(program, trial, index) {
      progress = screener!.start(program, trial, index)
    },
  }
}
