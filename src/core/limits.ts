import { z } from 'zod'

const count = () => z.int().positive()

/** What a repair may use. Times in milliseconds of wall clock, memory in mebibytes; steps are loop turns and function entries. */
export const Limits = z.strictObject({
  maxTimeMs: count().default(60_000).describe('wall time for the whole repair'),
  maxCandidates: count().default(20_000).describe('candidates tried in the whole repair'),
  alternatives: count()
    .max(5)
    .default(5)
    .describe('patches of different behaviour reported at most; with 1 the first one ends the search'),
  runTimeMs: count().default(1_000).describe('wall time for one run of the program against its tests'),
  memoryMb: count().min(16).default(128).describe('heap of one isolate'),
  maxSteps: count().default(20_000_000).describe('loop turns and function entries in one run'),
  maxUsd: z.number().nonnegative().nullable().default(0.25).describe('US dollars for all calls of a model; null: no limit'),
  maxTokens: count().default(200_000).describe('tokens of all calls of a model, questions and answers together'),
  maxCalls: count().default(40).describe('calls of a model, tries that failed included'),
  executions: z
    .int()
    .nonnegative()
    .nullable()
    .default(null)
    .describe("runs whose outcome a model may be told: the program's own is the first; null: no limit"),
})
export type Limits = z.output<typeof Limits>
