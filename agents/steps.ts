import { createHash } from 'node:crypto'
import type { Candidate, EventSink, JudgedCandidate, StepRecord, TrajectoryLog, Verdict } from '#core'
import type { Judge } from './judge.ts'
import type { Ledger } from './ledger.ts'

const NO_GAIN: Verdict = { decision: 'roll-back', reason: 'no-gain', fixed: [], lost: [] }

/**
 * One turn of the loop: a batch is judged and recorded. A step that the log already holds is replayed, and nothing is run, up to the first one
 * that judged other candidates: how far time-limited looks at the program got may have changed what comes next.
 */
export class Stepper {
  #recorded: readonly StepRecord[]
  readonly #log: TrajectoryLog
  readonly #emit: EventSink
  readonly #ledger: Ledger

  constructor(recorded: readonly StepRecord[], log: TrajectoryLog, emit: EventSink, ledger: Ledger) {
    this.#recorded = recorded
    this.#log = log
    this.#emit = emit
    this.#ledger = ledger
  }

  /** `null` when the time is up or the caller interrupts before the batch is judged; the step then counts for nothing. */
  async step(agent: string, batch: readonly Candidate[], judge: Judge): Promise<readonly JudgedCandidate[] | null> {
    const ledger = this.#ledger
    const step = ledger.steps
    this.#emit({ type: 'step-start', step, agent, candidates: batch.length })
    const record = this.#recordOf(step, batch)
    const judged =
      record === undefined ? await untilAborted(judge.judge(batch, ledger.signal), ledger.signal) : replay(record, batch)
    if (judged === null) return null
    ledger.count(judged)
    if (record !== undefined) judge.remember(judged)
    else await this.#log.append(toRecord(step, agent, batch, judged, ledger.elapsedMs))
    for (const candidate of judged) this.#tell(candidate)
    const best = Math.max(0, ...judged.filter(isKept).map((candidate) => candidate.verdict.fixed.length))
    this.#emit({ type: 'step-end', step, tried: ledger.candidates, fixed: best })
    return judged
  }

  #recordOf(step: number, batch: readonly Candidate[]): StepRecord | undefined {
    const record = this.#recorded[step]
    if (record === undefined || record.digest === digestOf(batch)) return record
    this.#recorded = this.#recorded.slice(0, step)
    return undefined
  }

  #tell({ id, operators, explanation, verdict }: JudgedCandidate): void {
    if (verdict.decision === 'roll-back' && verdict.reason !== 'not-confirmed') return
    const { decision, reason, fixed } = verdict
    this.#emit({ type: 'patch-judged', candidate: id, operators, explanation, decision, reason, fixed: fixed.length })
  }
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (signal.aborted) return null
    throw error
  }
}

export function isKept(candidate: JudgedCandidate): boolean {
  return candidate.verdict.decision === 'keep'
}

/** Whether the candidate passes everything, confirmed or as far as screening tells. */
export function isPlausible({ verdict }: JudgedCandidate, failing: number): boolean {
  return verdict.reason === 'passes-all' || (verdict.reason === 'tie' && verdict.fixed.length === failing)
}

function toRecord(
  step: number,
  agent: string,
  batch: readonly Candidate[],
  judged: readonly JudgedCandidate[],
  elapsedMs: number,
): StepRecord {
  const verdicts = judged
    .map(({ verdict }, index) => [index, verdict] as const)
    .filter(([, { reason, fixed, lost }]) => reason !== 'no-gain' || fixed.length > 0 || lost.length > 0)
  const nearer = judged.map((candidate, index) => [index, candidate.nearer] as const).filter(([, gain]) => gain > 0)
  const behaviours = judged.map((candidate) => candidate.behaviour)
  return {
    kind: 'step',
    step,
    agent,
    candidates: judged.length,
    digest: digestOf(batch),
    verdicts,
    nearer,
    behaviours,
    elapsedMs,
  }
}

function replay(record: StepRecord, batch: readonly Candidate[]): readonly JudgedCandidate[] {
  const verdicts = new Map(record.verdicts)
  const nearer = new Map(record.nearer)
  return batch.slice(0, record.candidates).map((candidate, i) => {
    const seen = { nearer: nearer.get(i) ?? 0, behaviour: record.behaviours[i] ?? 0 }
    return { ...candidate, verdict: verdicts.get(i) ?? NO_GAIN, ...seen }
  })
}

function digestOf(batch: readonly Candidate[]): string {
  return createHash('sha256')
    .update(JSON.stringify(batch.map((candidate) => candidate.edits)))
    .digest('hex')
    .slice(0, 16)
}
