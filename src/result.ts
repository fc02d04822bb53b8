import type { Alternative, FoundPatch, RepairOutcome, UsedUp } from '#agents'
import { passedIds, SCHEMA_VERSION, type FaultReport, type RepairReport, type RepairResult, type RepairStatus } from '#core'
import type { LessonsReport, ModelReport, StopReason } from '#core'
import type { RepairTask } from '#core'
import { patchEvidence } from './report/patch-evidence.ts'
import { unifiedDiff } from './report/unified-diff.ts'
import { VERSION } from './version.ts'

/** What every result tells, however the repair ended. */
export interface RunFacts {
  readonly task: RepairTask
  readonly runId: string
  readonly seed: number
  readonly totalMs: number
  readonly used: UsedUp
  /** `null` where no model took part. */
  readonly model: ModelReport | null
  /** `null` where no memory took part. */
  readonly lessons: LessonsReport | null
}

/** Turns what the agents found into what the caller gets. */
export function assembleResult(facts: RunFacts, outcome: RepairOutcome): RepairResult {
  if (outcome.status === 'unusable') {
    const { errorName, message, line } = outcome.fault
    const note = `the tests do not load: ${errorName}: ${message}${line === null ? '' : ` (line ${line})`}`
    return withoutPatch(facts, 'unusable', 'tests-do-not-load', note)
  }
  const { investigation, patch, stop, isDeclined } = outcome
  const { baseline, fault } = investigation
  const status = statusOf(outcome)
  const passedBefore = passedIds(baseline.finished)
  return {
    schemaVersion: SCHEMA_VERSION,
    status,
    patch: patch === null ? null : unifiedDiff(facts.task.source.path, facts.task.source.text, patch.program),
    source: patch?.program ?? facts.task.source.text,
    report: {
      ...common(facts),
      baseline: {
        status: baseline.status,
        passed: passedBefore.length,
        failed: baseline.finished.length - passedBefore.length,
        notes: [...baseline.notes],
      },
      fault: fault === null ? null : copyOf(fault),
      patch: patch === null ? null : describe(patch, new Set(passedBefore), fault),
      alternatives: patch === null ? [] : patch.alternatives.map((alternative) => tell(facts.task, patch, alternative)),
      comparison: patch?.comparison ?? null,
      stop: { reason: stop, detail: isDeclined ? DECLINED : STOP_DETAIL[stop] },
      timing: { totalMs: facts.totalMs, toPatchMs: patch?.foundAtMs ?? null },
    },
  }
}

/** The result of a repair that the infrastructure ended; the source is what it was. */
export function assembleFailure(facts: RunFacts, error: unknown): RepairResult {
  const message = error instanceof Error ? error.message : String(error)
  return withoutPatch(facts, 'failed', 'not-run', `the infrastructure failed: ${message}`)
}

function withoutPatch(
  facts: RunFacts,
  status: RepairStatus,
  baseline: RepairReport['baseline']['status'],
  note: string,
): RepairResult {
  return {
    schemaVersion: SCHEMA_VERSION,
    status,
    patch: null,
    source: facts.task.source.text,
    report: {
      ...common(facts),
      baseline: { status: baseline, passed: 0, failed: 0, notes: [note] },
      fault: null,
      patch: null,
      alternatives: [],
      comparison: null,
      stop: { reason: 'not-started', detail: note },
      timing: { totalMs: facts.totalMs, toPatchMs: null },
    },
  }
}

/** Limits that may be raised to go on. */
const LIMITED: ReadonlySet<StopReason> = new Set(['time', 'candidates', 'tokens', 'money', 'calls'])

function statusOf({ investigation, patch, stop }: RepairOutcome & { status: 'ended' }): RepairStatus {
  const { status } = investigation.baseline
  if (status === 'green') return 'already-green'
  if (stop === 'not-started') return 'unusable'
  if (patch?.solves === true) return 'repaired'
  if (stop === 'interrupted') return 'interrupted'
  if (LIMITED.has(stop)) return 'stopped'
  if (patch !== null) return 'improved'
  if (stop === 'model-failed') return 'failed'
  return status === 'failing' ? 'unrepaired' : 'unusable'
}

const STOP_DETAIL: Record<StopReason, string> = {
  solved: 'a patch passes every test',
  exhausted: 'the agents had nothing more to try',
  time: 'the time limit was reached (--max-time)',
  candidates: 'the limit of candidates was reached (--max-candidates)',
  tokens: "the limit of the model's tokens was reached (--max-tokens)",
  money: 'the limit of money for the model was reached (--max-usd)',
  calls: "the limit of the model's calls was reached (--max-calls)",
  executions: 'the model has been told as many outcomes of runs as it may be (--executions)',
  steps: 'the model has had its attempts',
  stall: 'the model brought nothing new, also after a fresh start',
  'model-failed': 'the model cannot be asked, or gave no answers',
  interrupted: 'interrupted by the caller',
  'not-started': 'the baseline gives nothing to repair by',
}

const DECLINED = 'patches that pass every test were found, but none of them gives your answers'

function common({ runId, seed, used, model, lessons }: RunFacts) {
  return {
    runId,
    seed,
    lessons,
    model,
    tried: { candidates: used.candidates, steps: used.steps, toPatch: used.toPatch, byReason: { ...used.byReason } },
    versions: { tracemend: VERSION, node: process.version },
  }
}

function describe(patch: FoundPatch, passedBefore: ReadonlySet<string>, fault: FaultReport | null): RepairReport['patch'] {
  const fixed = patch.passing.filter((id) => !passedBefore.has(id))
  return {
    explanation: patch.candidates.map((candidate) => candidate.explanation).join('; '),
    evidence: patchEvidence(fixed, fault),
    agent: patch.candidates.at(-1)!.agent,
    operators: patch.candidates.flatMap((candidate) => candidate.operators),
    fixed,
    stillFailing: [...patch.stillFailing],
    confirmed: patch.solves,
    doubts: patch.doubts.map(({ call, expected, gives }) => ({ call, expected, gives })),
  }
}

function tell(
  { source }: RepairTask,
  { candidates }: FoundPatch,
  { candidate, program, distinguishing }: Alternative,
): RepairReport['alternatives'][number] {
  const trail = [...candidates.slice(0, -1), candidate]
  return {
    patch: unifiedDiff(source.path, source.text, program),
    source: program,
    explanation: trail.map(({ explanation }) => explanation).join('; '),
    operators: trail.flatMap(({ operators }) => operators),
    distinguishing,
  }
}

/** The schema's types are mutable, ours are not; the result owns its copy. */
function copyOf(fault: FaultReport): NonNullable<RepairReport['fault']> {
  return structuredClone(fault) as NonNullable<RepairReport['fault']>
}
