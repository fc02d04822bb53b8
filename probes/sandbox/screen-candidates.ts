import type ivm from 'isolated-vm'
import type { Body } from '../runtime/linker.ts'
import { createIsolate, dispose, IsolateRealm } from './isolate.ts'
import type { MailboxReader } from './mailbox.ts'
import type { ScreenedReply, ScreenRequest, SessionSetup } from './protocol.ts'

const STATUSES = ['screened', 'does-not-load', 'out-of-steps', 'timed-out'] as const

/** A case may use so many times the steps of the unedited program's heaviest case, and at least this many. */
const STEPS_FACTOR = 10
const LEAST_STEPS = 20_000
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

/** Tells what has been screened, which candidate comes next, and within how many milliseconds there will be more news. */
export type Tell = (screened: readonly ScreenedReply[], next: number, dueMs: number) => Promise<void>

/** A context that is used for many candidates. */
interface Warm {
  readonly isolate: ivm.Isolate
  readonly realm: IsolateRealm
  readonly caseMs: number
  /** What the calibration said of the unedited program, to be said again as long as the context is sound. */
  readonly baseline: ScreenedReply
}

/** Tries candidates of one session. Keeps its context from request to request, as long as seed and goal are the same. */
export class CandidateScreener {
  readonly #setup: SessionSetup
  readonly #mailbox: MailboxReader
  #warm: Warm | null = null
  #key = ''

  constructor(setup: SessionSetup, mailbox: MailboxReader) {
    this.#setup = setup
    this.#mailbox = mailbox
  }

  close(): void {
    if (this.#warm !== null) dispose(this.#warm.isolate)
    this.#warm = null
  }

  /** Screens all candidates from `request.from` on, and tells of them as it goes. */
  async screen(request: ScreenRequest, tell: Tell): Promise<void> {
    const key = JSON.stringify([request.seed, request.frozen, request.goal, request.baseline.body])
    if (key !== this.#key) this.close()
    this.#key = key
    const { candidates, carefulUntil } = request
    let unchecked: ScreenedReply[] = []
    let checkedAt = performance.now()
    for (let next = request.from; next < candidates.length;) {
      const caseMs = this.#open(request)?.caseMs ?? 0
      const dueMs = BETWEEN_CHECKS_MS + DUE_GRACE_MS + 3 * SUITE_CASES * caseMs
      if (next < carefulUntil || next === request.from) await tell([], next, dueMs)
      const chunk = this.#screenFrom(request, next)
      unchecked.push(...chunk)
      next += chunk.length
      const isEarly = unchecked.length < BETWEEN_CHECKS && performance.now() - checkedAt < BETWEEN_CHECKS_MS
      if (isEarly && next < candidates.length && next >= carefulUntil) continue
      await tell(this.#isSound(request) ? unchecked : this.#screenAgain(request, unchecked), next, dueMs)
      unchecked = []
      checkedAt = performance.now()
    }
  }

  #screenFrom(request: ScreenRequest, from: number): ScreenedReply[] {
    const { candidates } = request
    const warm = this.#open(request)
    if (warm === null) return [{ index: from, status: 'crashed', lost: -1, fixed: [] }]
    this.#mailbox.clear()
    const usesPromises = this.#setup.suite.async || candidates[from]!.async
    if (!request.frozen || usesPromises) return [this.#screenOne(warm, candidates[from]!, from, !request.frozen)]
    const size = from < request.carefulUntil ? 1 : CHUNK
    const end = candidates.findIndex((candidate, i) => i > from && (candidate.async || i >= from + size))
    const chunk = candidates.slice(from, end < 0 ? from + size : end)
    const outcome = warm.realm.call('screen', [chunk, 0, SLICE_MS], SLICE_MS + SUITE_CASES * warm.caseMs)
    const screened = parse(this.#mailbox.takeNumbers()).map((one) => ({ ...one, index: one.index + from }))
    if (outcome.status === 'ended') {
      this.close()
      if (screened.length < chunk.length)
        screened.push({ index: from + screened.length, status: outcome.end, lost: -1, fixed: [] })
    } else if (screened.length === 0) screened.push({ index: from, status: 'crashed', lost: -1, fixed: [] })
    return screened
  }

  #screenOne(warm: Warm, candidate: Body, index: number, discards: boolean): ScreenedReply {
    const end = this.#drive(warm.realm, 'start', [candidate, index], SUITE_CASES * warm.caseMs)
    const [screened] = parse(this.#mailbox.takeNumbers())
    if (end !== null || discards) this.close()
    return { ...(screened ?? { status: end ?? 'crashed', lost: -1, fixed: [] }), index }
  }

  /** Starts something and pumps it until it is done; `null` when it got there. */
  #drive(realm: IsolateRealm, method: 'start' | 'calibrate', args: readonly unknown[], ms: number) {
    const deadline = performance.now() + ms
    for (let last = realm.call(method, args, ms); ; last = realm.call('pump', [], deadline - performance.now())) {
      if (last.status === 'ended') return last.end
      if (last.value === true) return null
      if (performance.now() >= deadline) return 'timed-out'
    }
  }

  /** A context with the unedited program's measure taken; `null` when not even that can be run. */
  #open(request: ScreenRequest): Warm | null {
    if (this.#warm !== null) return this.#warm
    const { seed, frozen, goal, baseline } = request
    const isolate = createIsolate(this.#setup.memoryMb)
    try {
      const inPhases = this.#setup.suite.independent
      const choice = { seed, frozen, recorder: null, knownGuards: [], goal: { ...goal, inPhases } }
      this.#mailbox.clear()
      const realm = new IsolateRealm(isolate, this.#setup, choice, this.#mailbox, null)
      const { runTimeMs } = this.#setup
      realm.call('seal', [], runTimeMs)
      realm.call('allow', [{ steps: CALIBRATION_STEPS, ms: runTimeMs / 4 }], runTimeMs)
      const measured = this.#drive(realm, 'calibrate', [baseline], runTimeMs)
      const numbers = this.#mailbox.takeNumbers()
      const [heaviest, elapsedMs] = measured === null ? numbers.slice(-2) : [0, runTimeMs / CASE_MS_FACTOR]
      const caseMs = Math.min(runTimeMs, Math.max(LEAST_CASE_MS, CASE_MS_FACTOR * elapsedMs!))
      realm.call('allow', [{ steps: Math.max(LEAST_STEPS, STEPS_FACTOR * heaviest!), ms: caseMs }], runTimeMs)
      const [verdict] = parse(numbers.slice(0, -2))
      this.#warm = { isolate, realm, caseMs, baseline: verdict ?? { index: -1, status: 'timed-out', lost: -1, fixed: [] } }
      return this.#warm
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
    this.#mailbox.clear()
    const end = this.#drive(warm.realm, 'start', [request.baseline, -1], SUITE_CASES * warm.caseMs)
    const [now] = parse(this.#mailbox.takeNumbers())
    const isSound = end === null && now !== undefined && now.lost === warm.baseline.lost && same(now.fixed, warm.baseline.fixed)
    if (!isSound) this.close()
    return isSound
  }

  /** Each in a context of its own. */
  #screenAgain(request: ScreenRequest, screened: readonly ScreenedReply[]): ScreenedReply[] {
    return screened.map(({ index }) => {
      const warm = this.#open(request)
      this.#mailbox.clear()
      if (warm === null) return { index, status: 'crashed', lost: -1, fixed: [] }
      return this.#screenOne(warm, request.candidates[index]!, index, true)
    })
  }
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i])
}

/** Reads what the isolate's screener wrote: number, status, lost case, count of fixed cases, fixed cases. */
function parse(numbers: readonly number[]): ScreenedReply[] {
  const screened: ScreenedReply[] = []
  for (let at = 0; at + 3 < numbers.length;) {
    const [index, status, lost, count] = numbers.slice(at, at + 4) as [number, number, number, number]
    screened.push({ index, status: STATUSES[status]!, lost, fixed: numbers.slice(at + 4, at + 4 + count) })
    at += 4 + count
  }
  return screened
}
