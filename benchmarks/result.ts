import { z } from 'zod'
import { ARMS, Limits, POLICIES, Price, RepairStatus, StopReason } from '#core'
import { Spent } from './arms/cost.ts'
import { Missed } from './missed.ts'
import { ORACLES } from './task.ts'

/** How a task ended: as a repair ends, or `no-visible-tests` where there was nothing to drive one. */
const TaskStatus = z.enum([...RepairStatus.options, 'no-visible-tests'])
type TaskStatus = z.output<typeof TaskStatus>

const interval = z.object({ low: z.number(), high: z.number() }).nullable()

/** One sound row. `plausible` and `correct` are about its patch and come from fresh isolates; without a patch they are false. */
export const TaskScore = z.object({
  id: z.string(),
  problem: z.string(),
  status: TaskStatus,
  driven: z.boolean().describe('at least one visible test failed (or the program did not load): a repair was tried'),
  plausible: z.boolean().describe('the patched program passes all visible tests'),
  correct: z.boolean().describe('plausible, and passes all held-out tests'),
  shown: z.int().describe('patches that the repair reported: one a behaviour, five at most'),
  correctAmongShown: z.boolean().describe('one of the reported patches is correct'),
  equal: z
    .boolean()
    .nullable()
    .describe(
      'the first patch, where plausible, gives what the reference gives on generated calls like those of the tests; else null',
    ),
  candidates: z.int(),
  ms: z.number().describe('wall time of the repair'),
  toPatchMs: z.number().nullable().describe('of it, until the first patch that passes all visible tests was found'),
  patch: z.string().nullable().describe('unified diff'),
  operators: z.array(z.string()),
  detail: z.string().describe('why it ended so, for people'),
  missed: Missed.nullable().describe('of a driven task that was not repaired'),
})
export type TaskScore = z.output<typeof TaskScore>

/** A row that is no part of any figure, and why. */
export const LeftOut = z.object({ id: z.string(), reason: z.string() })
export type LeftOut = z.output<typeof LeftOut>

export const Summary = z.object({
  tasks: z.int().describe('sound rows'),
  unsound: z.int(),
  unusable: z.int(),
  alreadyGreen: z.int(),
  noVisibleTests: z.int(),
  failed: z.int().describe('tasks that the infrastructure failed'),
  driven: z.int(),
  plausible: z.int(),
  correct: z.int(),
  correctAmongShown: z.int(),
  shown: z.int().describe('patches reported for the plausible tasks, all together'),
  equal: z
    .object({ of: z.int(), same: z.int() })
    .describe('plausible tasks that could be compared with the reference, and those that equal it'),
  overfitting: z.int().describe('plausible and not correct'),
  medianMs: z.number().nullable().describe('over plausible tasks'),
  medianToPatchMs: z.number().nullable().describe('over plausible tasks'),
  medianCandidates: z.number().nullable().describe('over plausible tasks'),
  intervals: z
    .object({ plausible: interval, correct: interval, correctAmongShown: interval })
    .describe('Wilson, 95 %, of the driven tasks'),
})
export type Summary = z.output<typeof Summary>

/** What one arm made of one row that was driven. */
export const ArmScore = z.object({
  ...TaskScore.shape,
  stop: StopReason.nullable().describe('which limit or event ended the repair; null where none was tried'),
  spent: Spent,
  unusableAnswers: z.int().describe('answers that came and could not be used'),
  failedCalls: z.int().describe('each try is a call'),
  problems: z.array(z.string()).describe('what went wrong with the model, the first three'),
  isEstimated: z.boolean().describe('some calls told no usage that can be believed; theirs is estimated'),
})
export type ArmScore = z.output<typeof ArmScore>

const count = () => z.int().nonnegative()

/** One arm's figures. Costs are of all driven tasks, divided by the repaired ones. */
export const ArmResult = z.object({
  name: z.string(),
  policy: z.enum(POLICIES).nullable(),
  arm: z.enum(ARMS).nullable(),
  summary: Summary,
  passing: count().describe('sound tasks whose program passes every test in the end, needing no repair included (pass@1)'),
  spent: Spent,
  perPlausible: Spent.nullable().describe('null where none is'),
  perCorrect: Spent.nullable().describe('null where none is'),
  medianMs: z.number().nullable().describe('over driven tasks'),
  unusableAnswers: count(),
  failedCalls: count(),
  estimated: count().describe('driven tasks with calls whose usage is estimated'),
  stops: z.partialRecord(StopReason, count()).describe('driven tasks by what ended them'),
  againstBlind: z
    .object({
      both: count(),
      onlyThis: count(),
      onlyOther: count(),
      neither: count(),
      p: z.number().describe("McNemar's exact test, two-sided, of this arm by itself"),
    })
    .nullable()
    .describe('driven tasks by who is correct, this arm or `resample`; null where that did not run, or is this one'),
  tasks: z.array(ArmScore),
})
export type ArmResult = z.output<typeof ArmResult>

/** How a run of arms ends: early, where the money for all of it is used up, or where the model never answers. */
const RUN_ENDS = ['done', 'interrupted', 'money', 'model-failed'] as const
export type RunEnd = (typeof RUN_ENDS)[number]

/** What all arms of a run share. */
const ModelRun = z.object({
  name: z.string(),
  price: Price.nullable().describe('US dollars for a million tokens'),
  samples: z.int(),
  contextTokens: z.int(),
  usd: z.number().describe('spent in the whole run, tasks that were not finished included'),
  maxUsd: z.number().nullable().describe('for the whole run; null: no limit'),
  end: z.enum(RUN_ENDS),
})
export type ModelRun = z.output<typeof ModelRun>

/** The lessons that repairs recalled from: opened at this tag, or with this version, they are the same again. */
export const LessonsSource = z.object({
  location: z.string(),
  tag: z.string().nullable(),
  version: z.int(),
  lessons: z.int(),
  embedder: z.string(),
})
export type LessonsSource = z.output<typeof LessonsSource>

/** What `--json` writes. With arms, `tasks` and `summary` are of the last of them. */
export const BenchResult = z.object({
  schemaVersion: z.literal(1),
  suite: z.string(),
  oracle: z.enum(ORACLES),
  note: z.string().describe('what the oracle means for these figures'),
  complete: z.boolean().describe('false when the run was interrupted, or ended early for want of money or of a model'),
  data: z.object({ file: z.string(), sha256: z.string(), rows: z.int(), chosen: z.int() }),
  limits: Limits,
  seed: z.int(),
  jobs: z.int(),
  tasks: z.array(TaskScore),
  unsound: z.array(LeftOut).describe('the reference fails its own tests'),
  unusable: z.array(LeftOut).describe('needs something that is not here'),
  summary: Summary,
  lessons: LessonsSource.optional(),
  model: ModelRun.optional(),
  arms: z.array(ArmResult).optional(),
})
export type BenchResult = z.output<typeof BenchResult>
