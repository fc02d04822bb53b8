import { TracemendError } from '#core'
import type { BenchTask } from './task.ts'

/** Which tasks of a suite to run: first the filter, then the slice of what is left. */
export interface Choice {
  /** Part of a task's id or of its problem's. */
  readonly filter?: string | undefined
  /** `A:B`: from A (counted from 0) up to and without B; either may be left out, negative ones count from the end. */
  readonly slice?: string | undefined
}

/** @throws TracemendError USAGE when the slice cannot be read or nothing is left. */
export function chooseTasks(tasks: readonly BenchTask[], { filter = '', slice = ':' }: Choice): BenchTask[] {
  const bounds = /^(-?\d+)?:(-?\d+)?$/.exec(slice)
  if (bounds === null) throw new TracemendError('USAGE', `--slice ${slice}: not of the form A:B`, 'for instance --slice 0:20')
  const [from, to] = [bounds[1], bounds[2]].map((bound) => (bound === undefined ? undefined : Number(bound)))
  const chosen = tasks.filter((task) => task.id.includes(filter) || task.problem.includes(filter)).slice(from, to)
  if (chosen.length > 0) return chosen
  throw new TracemendError('USAGE', `none of the ${tasks.length} tasks is chosen`, 'look at --filter and --slice')
}
