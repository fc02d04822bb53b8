import type ivm from 'isolated-vm'
import type { Trial } from '../runtime/linker.ts'
import { createIsolate, dispose, IsolateRealm, type SharedMemory } from './isolate.ts'
import type { Ledger } from './ledger.ts'
import type { Fuel, ScreenRequest, SessionSetup } from './protocol.ts'
import { failedAt, readScreened, type Screened } from './screened.ts'
import { withPrograms } from './with-programs.ts'

/**
 * A case may use so many times the steps of the unedited program's heaviest case, and at least this many. Most that use more never end:
 * with little fuel they cost a tenth. A forced value tells where a fault is without getting to the end of everything.
 */
const STEPS: Readonly<Record<Fuel, { readonly factor: number; readonly least: number }>> = {
  little: { factor: 6, least: 3_000 },
  much: { factor: 60, least: 100_000 },
  forced: { factor: 3, least: 2_000 },
}
const CALIBRATION_STEPS = 2_500_000
/** A case's real time, for what the meter does not see; many times what the whole unedited suite takes. */
const LEAST_CASE_MS = 100
const CASE_MS_FACTOR = 20
/** Candidates per call: control comes back to the worker after so many, or after this time. */
const CHUNK = 64
const SLICE_MS = 50
const DUE_GRACE_MS = 1_000
/** A context is checked, and results are told, after so many candidates, or after this time. */
const BETWEEN_CHECKS = 1_000
const BETWEEN_CHECKS_MS = 250
/** Milliseconds that a candidate with promises, or the whole of a chunk beyond its slice, may take: this many times a case's. */
const SUITE_CASES = 4
const UNEDITED: Trial = { program: 0, intervention: null, choices: [] }

/**
 * Tells what has been screened, which candidate comes next, and within how many milliseconds there will be more news. Where that is
 * awaited, it has left the process before the next candidate can end it.
 */
export type TellProgress = (screened: readonly Screened[], next: number, dueMs: number, isAwaited: boolean) => void

/** A context that is used for many candidates. */
interface Warm {
  readonly isolate: ivm.Isolate
  readonly realm: IsolateRealm
  readonly caseMs: number
  /** Steps of the unedited program's heaviest case. */
  readonly heaviest: number
  /** What the calibration said of the unedited program, to be said again as long as the context is sound. */
  readonly baseline: Screened
}

/** Tries candidates of one session. Keeps its context from request to request, as long as seed and goal are the same. */
export class CandidateScreener {
  readonly #setup: SessionSetup
  readonly #memory: SharedMemory
  readonly #ledger: Ledger
  readonly #tell: TellProgress
  #warm: Warm | null = null
  #key = ''
  /** Whether the unedited program's measure can be taken: it may not end by itself. */
  #isMeasured = true

  constructor(setup: SessionSetup, memory: SharedMemory, ledger: Ledger, tell: TellProgress) {
    this.#setup = setup
    this.#memory = memory
    this.#ledger = ledger
    this.#tell = tell
  }

  close(): void {
    if (this.#warm !== null) dispose(this.#warm.isolate)
    this.#warm = null
  }

  /** Screens all candidates from `request.from` on, and tells of them as it goes. */
  screen(request: ScreenRequest): void {
    const { baseline, trials, carefulUntil, seed, frozen, measured, goal, points } = request
    const key = JSON.stringify([seed, frozen, measured, goal, baseline.body, points])
    if (key !== this.#key) {
      this.close()
      this.#key = key
      this.#isMeasured = request.measured
    } else if (this.#warm !== null) this.#allow(this.#warm, request.fuel)
    let unchecked: Screened[] = []
    let checkedAt = performance.now()
    const tell = (screened: readonly Screened[], next: number, dueMs: number) => {
      this.#ledger.clear()
      this.#tell(screened, next, dueMs, next < carefulUntil)
    }
    for (let next = request.from; next < trials.length;) {
      const caseMs = this.#open(request)?.caseMs ?? 0
      const dueMs = BETWEEN_CHECKS_MS + DUE_GRACE_MS + 3 * SUITE_CASES * caseMs
      if (next < carefulUntil || next === request.from) tell([], next, dueMs)
      const chunk = this.#screenFrom(request, next)
      unchecked.push(...chunk)
      next += chunk.length
      const isEarly = unchecked.length < BETWEEN_CHECKS && performance.now() - checkedAt < BETWEEN_CHECKS_MS
      if (this.#ledger.add(chunk) && isEarly && next < trials.length && next >= carefulUntil) continue
      tell(this.#isSound(request) ? unchecked : this.#screenAgain(request, unchecked), next, dueMs)
      unchecked = []
      checkedAt = performance.now()
    }
  }

  #screenFrom(request: ScreenRequest, from: number): Screened[] {
    const { programs, trials } = request
    const warm = this.#open(request)
    if (warm === null) return [failedAt(from, 'crashed')]
    this.#memory.board.enter('candidates')
    this.#memory.mailbox.clear()
    const isAsync = (trial: Trial) => this.#setup.suite.async || programs[trial.program]!.async
    if (!request.frozen || isAsync(trials[from]!)) return [this.#screenOne(warm, request, from, !request.frozen)]
    const size = from < request.carefulUntil ? 1 : CHUNK
    const end = trials.findIndex((trial, i) => i > from && (i >= from + size || isAsync(trial)))
    const chunk = trials.slice(from, end < 0 ? from + size : end)
    const outcome = warm.realm.call('screen', [...withPrograms(programs, chunk), SLICE_MS], SLICE_MS + SUITE_CASES * warm.caseMs)
    const screened = readScreened(this.#memory.mailbox.takeNumbers()).map((one) => ({ ...one, index: one.index + from }))
    if (outcome.status === 'ended') {
      this.close()
      if (screened.length < chunk.length) screened.push(failedAt(from + screened.length, outcome.stop.end))
    } else if (screened.length === 0) screened.push(failedAt(from, 'crashed'))
    return screened
  }

  #screenOne(warm: Warm, { programs, trials }: ScreenRequest, index: number, discards: boolean): Screened {
    const trial = trials[index]!
    const end = this.#drive(warm.realm, 'start', [programs[trial.program]!, trial, index], SUITE_CASES * warm.caseMs)
    const [screened] = readScreened(this.#memory.mailbox.takeNumbers())
    if (end !== null || discards) this.close()
    return { ...(screened ?? failedAt(index, end ?? 'crashed')), index }
  }

  /** Starts something and pumps it until it is done; `null` when it got there. */
  #drive(realm: IsolateRealm, method: 'start' | 'calibrate', args: readonly unknown[], ms: number) {
    const deadline = performance.now() + ms
    for (let last = realm.call(method, args, ms); ; last = realm.call('pump', [], deadline - performance.now())) {
      if (last.status === 'ended') return last.stop.end
      if (last.value === true) return null
      if (performance.now() >= deadline) return 'timed-out'
    }
  }

  /** A context with the unedited program's measure taken; `null` when there is none to be had. */
  #open(request: ScreenRequest): Warm | null {
    this.#memory.board.enter('calibration')
    if (this.#isMeasured) this.#warm ??= this.#build(request)
    if (this.#warm === null) this.#isMeasured = false
    return (this.#warm ??= this.#build(request))
  }

  /** Where the unedited program does not end by itself, its isolate cannot be used any more. */
  #build({ seed, frozen, goal, baseline, points, fuel }: ScreenRequest): Warm | null {
    const isMeasured = this.#isMeasured
    const isolate = createIsolate(this.#setup.memoryMb)
    try {
      const { runTimeMs, maxSteps, suite } = this.#setup
      const phased = { ...goal, inPhases: suite.independent }
      const choice = { seed, frozen, maxSteps, recorder: null, intervenes: points, knownGuards: [], goal: phased }
      this.#memory.mailbox.clear()
      const realm = new IsolateRealm(isolate, this.#setup, choice, this.#memory)
      realm.call('seal', [], runTimeMs)
      realm.call('allow', [{ steps: CALIBRATION_STEPS, ms: runTimeMs / 4 }], runTimeMs)
      if (isMeasured && this.#drive(realm, 'calibrate', [baseline], runTimeMs) !== null) throw new Error('does not end')
      const numbers = this.#memory.mailbox.takeNumbers()
      const [heaviest, elapsedMs] = isMeasured ? numbers.slice(-2) : [0, runTimeMs / CASE_MS_FACTOR]
      const caseMs = Math.min(runTimeMs, Math.max(LEAST_CASE_MS, CASE_MS_FACTOR * elapsedMs!))
      const [verdict] = readScreened(numbers.slice(0, -2))
      const warm = { isolate, realm, caseMs, heaviest: heaviest!, baseline: verdict ?? failedAt(-1, 'timed-out') }
      this.#allow(warm, fuel)
      return warm
    } catch {
      dispose(isolate)
      return null
    }
  }

  #allow({ realm, caseMs, heaviest }: Warm, fuel: Fuel): void {
    const { factor, least } = STEPS[fuel]
    realm.call('allow', [{ steps: Math.max(least, factor * heaviest), ms: caseMs }], this.#setup.runTimeMs)
  }

  /** Runs the unedited program again: a context in which it does something else than at first has been changed by a candidate. */
  #isSound(request: ScreenRequest): boolean {
    const warm = this.#warm
    // Contexts that ended or that serve one candidate only have nothing to hand on.
    if (warm === null || !request.frozen || warm.baseline.status === 'timed-out') return true
    this.#memory.board.enter('check')
    this.#memory.mailbox.clear()
    const end = this.#drive(warm.realm, 'start', [request.baseline, UNEDITED, -1], SUITE_CASES * warm.caseMs)
    const [now] = readScreened(this.#memory.mailbox.takeNumbers())
    const isSound = end === null && now !== undefined && now.lost === warm.baseline.lost && same(now.fixed, warm.baseline.fixed)
    if (!isSound) this.close()
    return isSound
  }

  /** Each in a context of its own. */
  #screenAgain(request: ScreenRequest, screened: readonly Screened[]): Screened[] {
    this.#ledger.clear()
    return screened.map(({ index }) => {
      const warm = this.#open(request)
      if (warm === null) return failedAt(index, 'crashed')
      this.#memory.mailbox.clear()
      this.#memory.board.enter('candidates')
      const found = this.#screenOne(warm, request, index, true)
      this.#ledger.add([found])
      return found
    })
  }
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i])
}
