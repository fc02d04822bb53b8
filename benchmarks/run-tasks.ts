import { createSandbox } from '#tracemend'
import type { Bench } from './audit.ts'
import { runTask } from './run-task.ts'
import type { RowOutcome } from './score.ts'
import type { BenchTask } from './task.ts'

export interface TasksRun {
  readonly outcomes: readonly RowOutcome[]
  /** False when the signal came before the last task had ended. */
  readonly complete: boolean
}

/**
 * Runs the tasks, `jobs` at once, each job with a sandbox of its own. Outcomes keep the tasks' order, whatever the number
 * of jobs; a task that the signal interrupted has none.
 */
export async function runTasks(
  tasks: readonly BenchTask[],
  jobs: number,
  bench: Omit<Bench, 'sandbox'>,
  onOutcome: (outcome: RowOutcome) => void,
): Promise<TasksRun> {
  const outcomes = new Array<RowOutcome | null>(tasks.length).fill(null)
  const queue = tasks.entries()

  const job = async (): Promise<void> => {
    const sandbox = createSandbox()
    try {
      for (const [index, task] of queue) {
        if (bench.signal.aborted) return
        const outcome = await runTask({ ...bench, sandbox }, task)
        if (bench.signal.aborted) return
        outcomes[index] = outcome
        onOutcome(outcome)
      }
    } finally {
      await sandbox.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, job))

  const finished = outcomes.filter((outcome) => outcome !== null)
  return { outcomes: finished, complete: finished.length === tasks.length }
}
