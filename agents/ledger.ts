import type { Clock, JudgedCandidate, Limits, StepRecord, StopReason, VerdictReason } from '#core'
import { defaultConditions, reasonToStop, type Progress } from './stop-condition.ts'

/** What a repair has used: the ledger as those see it who only report. */
export interface UsedUp {
  readonly candidates: number
  readonly steps: number
  readonly byReason: Readonly<Partial<Record<VerdictReason, number>>>
  /** Candidates up to and including the first that passed everything; `null` before there is one. */
  readonly toPatch: number | null
}

/**
 * Keeps the count of what a repair has used and tells when it must stop. A resumed repair starts its ledger with the time
 * that the recorded steps took.
 */
export class Ledger implements UsedUp {
  readonly byReason: Partial<Record<VerdictReason, number>> = {}
  candidates = 0
  steps = 0
  toPatch: number | null = null
  /** Aborted by the caller or by the time limit: whoever waits on a run waits on this. */
  readonly signal: AbortSignal
  readonly #clock: Clock
  readonly #startedAt: number
  readonly #interruption: AbortSignal
  readonly #limits: Limits
  #solvedAt: { readonly elapsedMs: number; readonly candidates: number } | null = null

  constructor(limits: Limits, clock: Clock, interruption: AbortSignal, replayed: readonly StepRecord[]) {
    const spentMs = replayed.at(-1)?.elapsedMs ?? 0
    this.#limits = limits
    this.#clock = clock
    this.#startedAt = clock() - spentMs
    this.#interruption = interruption
    this.signal = AbortSignal.any([interruption, AbortSignal.timeout(Math.ceil(Math.max(0, limits.maxTimeMs - spentMs)))])
  }

  /** Whether a patch passes everything. */
  get solved(): boolean {
    return this.#solvedAt !== null
  }

  /** When the first patch that passes everything was found; `null` before there is one. */
  get solvedAtMs(): number | null {
    return this.#solvedAt?.elapsedMs ?? null
  }

  get elapsedMs(): number {
    return this.#clock() - this.#startedAt
  }

  /** How many more candidates may be tried. */
  get candidatesLeft(): number {
    return Math.max(0, this.#limits.maxCandidates - this.candidates)
  }

  count(judged: readonly JudgedCandidate[]): void {
    const first = judged.findIndex(({ verdict }) => verdict.reason === 'passes-all')
    if (first >= 0) this.toPatch ??= this.candidates + first + 1
    this.steps += 1
    this.candidates += judged.length
    for (const { verdict } of judged) {
      this.byReason[verdict.reason] = (this.byReason[verdict.reason] ?? 0) + 1
      if (verdict.reason === 'passes-all') this.#solvedAt ??= { elapsedMs: this.elapsedMs, candidates: this.candidates }
    }
  }

  /** What passed everything is doubted: the search goes on. */
  reopen(): void {
    this.#solvedAt = null
  }

  /** Why the loop must not go on, or `null`. */
  reasonToStop(): StopReason | null {
    const { elapsedMs, candidates, solved } = this
    const at = this.#solvedAt
    const sinceSolved = at === null ? null : { elapsedMs: elapsedMs - at.elapsedMs, candidates: candidates - at.candidates }
    const progress: Progress = { elapsedMs, candidates, sinceSolved, interrupted: this.#interruption.aborted }
    const reason = reasonToStop(defaultConditions(this.#limits), progress)
    return reason ?? (this.signal.aborted ? (solved ? 'solved' : 'time') : null)
  }
}
