import { z } from 'zod'
import type { FaultReport } from './fault.ts'
import { PROBE_KINDS } from './probe.ts'
import type { VerdictReason } from './verdict.ts'

export const SCHEMA_VERSION = 1

/**
 * How a repair ended. `improved` fixed some tests and broke none; `stopped` ran into a limit (a partial patch may exist);
 * `unusable` means that the baseline says nothing (does not load, no tests, flaky); `failed` is the infrastructure's fault.
 */
export const RepairStatus = z.enum([
  'repaired',
  'already-green',
  'improved',
  'unrepaired',
  'stopped',
  'unusable',
  'failed',
  'interrupted',
])
export type RepairStatus = z.output<typeof RepairStatus>

/** Which limit or event ended the loop. */
export const StopReason = z.enum(['solved', 'exhausted', 'time', 'candidates', 'interrupted', 'not-started'])
export type StopReason = z.output<typeof StopReason>

const failure = z.object({
  kind: z.enum(['assertion', 'error', 'timed-out', 'out-of-steps']),
  errorName: z.string(),
  message: z.string(),
  expected: z.string().optional(),
  actual: z.string().optional(),
})

const place = {
  span: z.object({ start: z.int(), end: z.int() }),
  line: z.int(),
}

/** Checked against {@link FaultReport} by the compiler, below. */
const faultReport = z.object({
  formula: z.literal('ochiai'),
  failures: z.array(z.object({ test: z.string(), name: z.string(), failure })),
  suspects: z.array(
    z.object({
      ...place,
      kind: z.enum(PROBE_KINDS),
      functionName: z.string(),
      text: z.string(),
      score: z.number(),
      failing: z.int(),
      passing: z.int(),
    }),
  ),
  evidence: z.array(z.object({ event: z.int(), test: z.string(), line: z.int(), label: z.string(), value: z.string() })),
  notEstablished: z.array(z.string()),
})

const verdictReason: z.ZodType<VerdictReason> = z.enum([
  'passes-all',
  'improves',
  'tie',
  'no-gain',
  'regression',
  'does-not-load',
  'out-of-steps',
  'timed-out',
  'out-of-memory',
  'crashed',
  'not-confirmed',
  'refused',
])

export const RepairReport = z.object({
  runId: z.string().describe('names the trajectory folder, for `tracemend resume`'),
  seed: z.int(),
  baseline: z.object({
    status: z.enum(['failing', 'green', 'flaky', 'no-tests', 'does-not-load', 'syntax-fault', 'tests-do-not-load', 'not-run']),
    passed: z.int(),
    failed: z.int(),
    /** What a person should know about the baseline, such as the flaky tests' names or why it does not load. */
    notes: z.array(z.string()),
  }),
  fault: faultReport.nullable().describe('where the fault probably is; null where no run could tell'),
  patch: z
    .object({
      explanation: z.string(),
      agent: z.string(),
      operators: z.array(z.string()),
      fixed: z.array(z.string()),
      stillFailing: z.array(z.string()),
      confirmed: z.boolean().describe('passed again in fresh isolates, without probes, under several seeds'),
    })
    .nullable(),
  stop: z.object({ reason: StopReason, detail: z.string() }),
  tried: z.object({
    candidates: z.int(),
    steps: z.int(),
    byReason: z.partialRecord(verdictReason, z.int()),
  }),
  timing: z.object({ totalMs: z.number(), toPatchMs: z.number().nullable() }),
  versions: z.object({ tracemend: z.string(), node: z.string() }),
})
export type RepairReport = z.output<typeof RepairReport>

/** What `repair()` resolves to and what `--json` prints. `source` equals the input byte for byte unless `patch` is set. */
export const RepairResult = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  status: RepairStatus,
  patch: z.string().nullable().describe('unified diff that `git apply` accepts, or null'),
  source: z.string(),
  report: RepairReport,
})
export type RepairResult = z.output<typeof RepairResult>

type Mutable<T> = T extends readonly (infer U)[]
  ? Mutable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T
/** Fails to compile when the published schema and {@link FaultReport} part ways. */
export type FaultReportMatchesSchema = Mutable<FaultReport> extends z.output<typeof faultReport> ? true : never
