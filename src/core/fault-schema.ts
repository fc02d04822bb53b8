import { z } from 'zod'
import { FORMULAS, SIGNALS } from './analysis.ts'
import { SYMPTOMS, type FaultReport } from './fault.ts'
import { CHANGE_FUNCTIONS, CHANGE_OPERATORS } from './intervention.ts'
import { PROBE_KINDS } from './probe.ts'

const span = z.object({ start: z.int(), end: z.int() })
const test = z.string()
const event = z.int().describe('an event of the trace, by its index')
const evidence = { event, test: test.nullable(), line: z.int(), label: z.string(), value: z.string() }

const failure = z.object({
  kind: z.enum(['assertion', 'error', 'timed-out', 'out-of-steps']),
  errorName: z.string(),
  message: z.string(),
  expected: z.string().optional(),
  actual: z.string().optional(),
})

const primitive = z.union([z.string(), z.number(), z.boolean(), z.null()])
const operand = z.union([z.object({ point: z.int() }), z.object({ value: primitive })])

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: primitive }),
  z.object({ kind: z.literal('latest'), point: z.int() }),
  z.object({ kind: z.literal('plus'), by: z.number() }),
  z.object({ kind: z.literal('function'), function: z.enum(CHANGE_FUNCTIONS) }),
  z.object({ kind: z.literal('operator'), left: operand, operator: z.enum(CHANGE_OPERATORS), right: operand }),
])

const suspect = z.object({
  span,
  line: z.int(),
  kind: z.enum(PROBE_KINDS),
  functionName: z.string(),
  text: z.string(),
  score: z.number().describe('suspiciousness, 0 to 1, from all signals'),
  signals: z.partialRecord(z.enum(SIGNALS), z.number()).describe('what each signal says by itself, 0 to 1'),
  failing: z.int(),
  passing: z.int(),
})

const counterfactual = z.object({
  point: z.int(),
  span,
  line: z.int(),
  label: z.string(),
  visit: z.int().nullable().describe('which evaluation in each test, from 1; null for all'),
  change,
  event,
  was: z.string(),
  would: z.string(),
  fixed: z.array(test),
  lost: z.array(test),
})

const observedCall = z.object({
  test: test.nullable(),
  passed: z.boolean(),
  call: z.int(),
  caller: z.int(),
  entry: event,
  end: event.nullable(),
  arguments: z.string(),
  result: z.string().nullable(),
  threw: z.boolean(),
})

const blockView = z.object({
  firstLine: z.int(),
  lastLine: z.int(),
  functionName: z.string(),
  score: z.number(),
  test,
  visit: z.int(),
  visits: z.int(),
  before: z.array(z.object(evidence)),
  after: z.array(z.object(evidence)),
})

/** Checked against {@link FaultReport} by the compiler, below. */
export const faultReportSchema = z.object({
  formula: z.enum(FORMULAS),
  signals: z.array(z.enum(SIGNALS)),
  failures: z.array(z.object({ test, name: z.string(), failure })),
  clusters: z.array(z.object({ tests: z.array(test), errorName: z.string(), line: z.int().nullable() })),
  differences: z.array(
    z.object({
      test,
      assertion: z.string(),
      call: z.string().nullable(),
      event: event.nullable(),
      path: z.string(),
      expected: z.string(),
      actual: z.string(),
      how: z.string(),
    }),
  ),
  symptoms: z.array(
    z.object({ kind: z.enum(SYMPTOMS), test, line: z.int().nullable(), text: z.string(), events: z.array(event) }),
  ),
  suspects: z.array(suspect),
  slice: z.array(z.object({ test, lines: z.array(z.int()), executed: z.int() })),
  onset: z.object({ ...evidence, departs: z.enum(['path', 'value']), passing: z.array(z.object(evidence)) }).nullable(),
  chain: z.array(z.object({ ...evidence, leads: z.enum(['data', 'control', 'failure']) })),
  counterfactuals: z.array(counterfactual),
  functions: z.array(z.object({ functionName: z.string(), line: z.int(), calls: z.array(observedCall) })),
  blocks: z.array(blockView),
  evidence: z.array(z.object(evidence)),
  notEstablished: z.array(z.string()),
})

type Mutable<T> = T extends readonly (infer U)[]
  ? Mutable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T
type Holds<T extends true> = T
/** Fails to compile when the published schema and {@link FaultReport} part ways. */
export type FaultReportMatchesSchema = Holds<Mutable<FaultReport> extends z.output<typeof faultReportSchema> ? true : false>
