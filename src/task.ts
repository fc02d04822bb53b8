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

/** Fills in the defaults. Throws `TASK_INVALID` naming what is wrong. */
export function readLimits(input: z.input<typeof Limits>): Limits {
  return parse(Limits, input, 'the limits')
}

function parse<S extends z.ZodType>(schema: S, input: unknown, what: string): z.output<S> {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  throw new TracemendError('TASK_INVALID', `${what} cannot be used: ${z.prettifyError(read.error)}`, 'mend what is named above')
}
