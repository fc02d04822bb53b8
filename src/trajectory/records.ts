import { z } from 'zod'
import { Experience, Limits, ModelUse, RepairResult, TRAJECTORY_FORMAT, WIRE_FAULTS, type TrajectoryRecord } from '#core'

const file = z.object({ path: z.string(), text: z.string() })

const header = z.object({
  kind: z.literal('header'),
  format: z.literal(TRAJECTORY_FORMAT),
  version: z.string(),
  runId: z.string(),
  startedAt: z.string(),
  task: z.object({
    id: z.string(),
    source: file,
    tests: file,
    description: z.string().exactOptional(),
    entryPoint: z.string().exactOptional(),
    root: z.string().exactOptional(),
  }),
  seed: z.int(),
  limits: Limits,
  deterministic: z.boolean(),
  typecheck: z.boolean().default(false),
  model: ModelUse.nullable().default(null),
})

/** The agents compare a step's digest before they trust its verdicts, so these need no closer look here. */
const step = z.looseObject({
  kind: z.literal('step'),
  step: z.int(),
  agent: z.string(),
  candidates: z.int(),
  digest: z.string(),
  verdicts: z.array(
    z.tuple([
      z.int(),
      z.looseObject({ decision: z.string(), reason: z.string(), fixed: z.array(z.string()), lost: z.array(z.string()) }),
    ]),
  ),
  nearer: z.array(z.tuple([z.int(), z.number()])),
  behaviours: z.array(z.int()),
  elapsedMs: z.number(),
})

const count = { input: z.int().nonnegative(), output: z.int().nonnegative() }
const usage = z.object({ ...count, source: z.enum(['server', 'estimate', 'none']), usd: z.number().nonnegative() })
const reply = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('answered'),
    text: z.string(),
    finish: z.enum(['stop', 'length']),
    usage: z.object(count).nullable(),
  }),
  z.object({ status: z.literal('refused'), text: z.string(), usage: z.object(count).nullable() }),
  z.object({
    status: z.literal('failed'),
    fault: z.enum(WIRE_FAULTS),
    detail: z.string(),
    retryAfterMs: z.number().nullable(),
    mayCost: z.boolean(),
  }),
])

const callStart = z.object({ kind: z.literal('call-start'), key: z.string(), reserved: usage })

const call = z.object({
  kind: z.literal('call'),
  key: z.string(),
  prompt: z.string(),
  instructions: z.string(),
  input: z.string(),
  maxOutputTokens: z.int(),
  failedTries: z.array(z.string()),
  reply,
  usage,
  elapsedMs: z.number(),
})

const refused = z.object({ kind: z.literal('answer-refused'), key: z.string(), prompt: z.string(), problem: z.string() })

const experience = z.object({ kind: z.literal('experience'), round: z.int(), experience: Experience })

const end = z.object({ kind: z.literal('end'), result: RepairResult })

const record = z.discriminatedUnion('kind', [header, step, callStart, call, refused, experience, end])

/** Reads one line of a trajectory; `null` when it is no record of this format. */
export function parseRecord(line: string): TrajectoryRecord | null {
  try {
    return record.parse(JSON.parse(line)) as TrajectoryRecord
  } catch {
    return null
  }
}
