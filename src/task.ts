import { z } from 'zod'
import { Limits, RepairTaskInput, TracemendError, type RepairTask } from '#core'

/** Checks what the caller wrote and fills in the paths. Throws `TASK_INVALID` naming what is wrong. */
export function readTask(input: RepairTaskInput): RepairTask {
  const { description, entryPoint, root, ...required } = parse(RepairTaskInput, input, 'the task')
  return {
    ...required,
    ...(description === undefined ? {} : { description }),
    ...(entryPoint === undefined ? {} : { entryPoint }),
    ...(root === undefined ? {} : { root }),
  }
}

/** One run may take this part of the time for all, so that a hanging program leaves time to mend it; but this much always. */
const RUN_PART = 1 / 10
const LEAST_RUN_MS = 500

/** Fills in the defaults. Throws `TASK_INVALID` naming what is wrong. */
export function readLimits(input: z.input<typeof Limits>): Limits {
  const limits = parse(Limits, input, 'the limits')
  return { ...limits, runTimeMs: Math.min(limits.runTimeMs, Math.max(LEAST_RUN_MS, Math.ceil(limits.maxTimeMs * RUN_PART))) }
}

function parse<S extends z.ZodType>(schema: S, input: unknown, what: string): z.output<S> {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  throw new TracemendError('TASK_INVALID', `${what} cannot be used: ${z.prettifyError(read.error)}`, 'mend what is named above')
}
