import type ivm from 'isolated-vm'
import type { Body } from '../runtime/linker.ts'
import { createIsolate, dispose, IsolateRealm, type SharedMemory } from './isolate.ts'
import type { Ledger } from './ledger.ts'
import type { ScreenRequest, SessionSetup } from './protocol.ts'
import { failedAt, readScreened, type Screened } from './screened.ts'

/**
 * A case may use so many times the steps of the unedited program's heaviest case, and at least this many. A forced value tells where a fault
 * is without getting to the end of everything, and one in twenty of them makes a program endless.
 */
const STEPS = { edited: { factor: 10, least: 20_000 }, forced: { factor: 3, least: 2_000 } } as const
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
  screen(asked: ScreenRequest): void {
    const { baseline, interventions } = asked
    const forced = interventions?.list.map((intervention) => ({ ...baseline, intervention }))
    const request = forced === undefined ? asked : { ...asked, candidates: forced }
    const key = JSON.stringify([
      request.seed,
      request.frozen,
      request.measured,
      request.goal,
      baseline.body,
      interventions?.points,
    ])
    if (key !== this.#key) {
      this.close()
      this.#key = key
      this.#isMeasured = request.measured
    }
    const { candidates, carefulUntil } = request
    let unchecked: Screened[] = []
    let checkedAt = performance.now()
    const tell = (screened: readonly Screened[], next: number, dueMs: number) => {
      this.#ledger.clear()
      this.#tell(screened, next, dueMs, next < carefulUntil)
    }
    for (let next = request.from; next < candidates.length;) {
      const caseMs = this.#open(request)?.caseMs ?? 0
      const dueMs = BETWEEN_CHECKS_MS + DUE_GRACE_MS + 3 * SUITE_CASES * caseMs
      if (next < carefulUntil || next === request.from) tell([], next, dueMs)
      const chunk = this.#screenFrom(request, next)
      unchecked.push(...chunk)
      next += chunk.length
      const isEarly = unchecked.length < BETWEEN_CHECKS && performance.now() - checkedAt < BETWEEN_CHECKS_MS
      if (this.#ledger.add(chunk) && isEarly && next < candidates.length && next >= carefulUntil) continue
      tell(this.#isSound(request) ? unchecked : this.#screenAgain(request, unchecked), next, dueMs)
      unchecked = []
      checkedAt = performance.now()
    }
  }

  #screenFrom(request: ScreenRequest, from: number): Screened[] {
    const { candidates } = request
    const warm = this.#open(request)
    if (warm === null) return [failedAt(from, 'crashed')]
    this.#memory.board.enter('candidates')
    this.#memory.mailbox.clear()
    const usesPromises = this.#setup.suite.async || candidates[from]!.async
    if (!request.frozen || usesPromises) return [this.#screenOne(warm, candidates[from]!, from, !request.frozen)]
    const size = from < request.carefulUntil ? 1 : CHUNK
    const end = candidates.findIndex((candidate, i) => i > from && (candidate.async || i >= from + size))
    const chunk = candidates.slice(from, end < 0 ? from + size : end)
    const outcome = warm.realm.call('screen', [chunk, 0, SLICE_MS], SLICE_MS + SUITE_CASES * warm.caseMs)
    const screened = readScreened(this.#memory.mailbox.takeNumbers()).map((one) => ({ ...one, index: one.index + from }))
    if (outcome.status === 'ended') {
      this.close()
      if (screened.length < chunk.length) screened.push(failedAt(from + screened.length, outcome.stop.end))
    } else if (screened.length === 0) screened.push(failedAt(from, 'crashed'))
    return screened
  }

  #screenOne(warm: Warm, candidate: Body, index: number, discards: boolean): Screened {
    const end = this.#drive(warm.realm, 'start', [candidate, index], SUITE_CASES * warm.caseMs)
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
  #build({ seed, frozen, goal, baseline, interventions }: ScreenRequest): Warm | null {
    const isMeasured = this.#isMeasured
    const isolate = createIsolate(this.#setup.memoryMb)
    try {
      const { runTimeMs, maxSteps, suite } = this.#setup
      const intervenes = interventions?.points ?? null
      const phased = { ...goal, inPhases: suite.independent }
      const choice = { seed, frozen, maxSteps, recorder: null, intervenes, knownGuards: [], goal: phased }
      this.#memory.mailbox.clear()
      const realm = new IsolateRealm(isolate, this.#setup, choice, this.#memory)
      realm.call('seal', [], runTimeMs)
      realm.call('allow', [{ steps: CALIBRATION_STEPS, ms: runTimeMs / 4 }], runTimeMs)
      if (isMeasured && this.#drive(realm, 'calibrate', [baseline], runTimeMs) !== null) throw new Error('does not end')
      const numbers = this.#memory.mailbox.takeNumbers()
      const [heaviest, elapsedMs] = isMeasured ? numbers.slice(-2) : [0, runTimeMs / CASE_MS_FACTOR]
      const caseMs = Math.min(runTimeMs, Math.max(LEAST_CASE_MS, CASE_MS_FACTOR * elapsedMs!))
      const { factor, least } = STEPS[interventions === null ? 'edited' : 'forced']
      realm.call('allow', [{ steps: Math.max(least, factor * heaviest!), ms: caseMs }], runTimeMs)
      const [verdict] = readScreened(numbers.slice(0, -2))
      return { isolate, realm, caseMs, baseline: verdict ?? failedAt(-1, 'timed-out') }
    } catch {
      dispose(isolate)
      return null
    }
  }

  /** Runs the unedited program again: a context in which it does something else than at first has been changed by a candidate. */
  #isSound(request: ScreenRequest): boolean {
    const warm = this.#warm
    // Contexts that ended or that serve one candidate only have nothing to hand on.
    if (warm === null || !request.frozen || warm.baseline.status === 'timed-out') return true
    this.#memory.board.enter('check')
    this.#memory.mailbox.clear()
    const end = this.#drive(warm.realm, 'start', [request.baseline, -1], SUITE_CASES * warm.caseMs)
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
      const found = this.#screenOne(warm, request.candidates[index]!, index, true)
      this.#ledger.add([found])
      return found
    })
  }
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i])
}
