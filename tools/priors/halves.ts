import { createHash } from 'node:crypto'
import type { BenchTask } from '../../benchmarks/task.ts'

/** Decides the halves and the samples; fixed, so that figures of different days can be compared. */
const SALT = 'tracemend halves of problems 1'

/** 0 or 1, by the problem: all programs that try to solve one problem lie in one half. */
export function halfOf({ problem }: BenchTask): 0 | 1 {
  return Number.parseInt(lot(problem).slice(0, 2), 16) % 2 === 0 ? 0 : 1
}

/** Of each half so many tasks at most, by lot. */
export function sample(tasks: readonly BenchTask[], count: number): BenchTask[] {
  const inOrder = tasks.toSorted((a, b) => (lot(a.id) < lot(b.id) ? -1 : 1))
  return ([0, 1] as const).flatMap((half) => inOrder.filter((task) => halfOf(task) === half).slice(0, count))
}

function lot(text: string): string {
  return createHash('sha256').update(`${SALT} ${text}`).digest('hex')
}
