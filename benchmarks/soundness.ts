import { audit, type Bench } from './audit.ts'
import { findDiscardedValue } from './discarded-values.ts'
import type { BenchTask } from './task.ts'

/** Why a task's tests cannot be trusted, or null: they must compare whole values, and its reference program must pass them. */
export async function whyUnsound(bench: Bench, task: BenchTask, needsRoot: boolean): Promise<string | null> {
  const files = [task.visibleTests, task.heldOutTests].filter((file) => file !== null)
  for (const tests of files) {
    const discarded = findDiscardedValue(tests)
    if (discarded !== null) return `its tests discard values by the comma operator: (${discarded})`
  }
  for (const tests of files) {
    const result = await audit(bench, task, task.reference, tests, needsRoot)
    if (result.status === 'fails' || (result.status === 'no-tests' && tests === task.heldOutTests)) {
      return `its reference program: ${result.why}`
    }
  }
  return null
}
