import { z } from 'zod'
import { Limits, RepairResult, TRAJECTORY_FORMAT, type TrajectoryRecord } from '#core'

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

const end = z.object({ kind: z.literal('end'), result: RepairResult })

const record = z.discriminatedUnion('kind', [header, step, end])

/** Reads one line of a trajectory; `null` when it is no record of this format. */
export function parseRecord(line: string): TrajectoryRecord | null {
  try {
    return record.parse(JSON.parse(line)) as TrajectoryRecord
  } catch {
    return null
  }
}
