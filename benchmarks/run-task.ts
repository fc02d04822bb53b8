import type { Bench } from './audit.ts'
import { prepareRow } from './prepare-row.ts'
import { repairRow } from './repair-row.ts'
import { failedScore, type RowOutcome } from './score.ts'
import type { BenchTask } from './task.ts'

/** Takes one row from its soundness check to its audited score. Never throws. */
export async function runTask(bench: Bench, task: BenchTask): Promise<RowOutcome> {
  try {
    const prepared = await prepareRow(bench, task)
    if (prepared.driven === null) return prepared.outcome
    return { kind: 'scored', score: (await repairRow(bench, prepared.driven)).score }
  } catch (error) {
    return { kind: 'scored', score: failedScore(task, error) }
  }
}
