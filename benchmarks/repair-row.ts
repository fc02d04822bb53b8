import type { RepairReport, RepairResult } from '#core'
import { repair, type RepairOptions } from '#tracemend'
import type { Bench } from './audit.ts'
import { auditPatches } from './audit-patches.ts'
import { missedOf } from './missed.ts'
import type { DrivenRow } from './prepare-row.ts'
import type { TaskScore } from './result.ts'
import { unpatched } from './score.ts'

export interface RepairedRow {
  readonly score: TaskScore
  readonly report: RepairReport
}

/** Repairs a row and scores what came of it. `others` are the repair's options beside those that all rows share. */
export async function repairRow(
  bench: Bench,
  { task, visibleTests, needsRoot }: DrivenRow,
  others: RepairOptions = {},
): Promise<RepairedRow> {
  const { sandbox, limits, seed, signal, root, lessons } = bench
  const started = performance.now()
  const result = await repair(
    {
      id: task.id,
      source: task.program,
      tests: visibleTests,
      ...(task.description !== null && { description: task.description }),
      ...(needsRoot && { root }),
    },
    { sandbox, limits, seed, signal, problem: task.problem, ...(lessons && { lessons }), ...others },
  )
  const ms = performance.now() - started

  const patches = await auditPatches(bench, task, result, needsRoot)
  const missed = patches.plausible ? null : missedOf(task, result)
  return { score: unpatched(task, { ...fromRepair(result), ...patches, driven: true, ms, missed }), report: result.report }
}

function fromRepair(
  result: RepairResult,
): Pick<TaskScore, 'status' | 'candidates' | 'toPatchMs' | 'patch' | 'operators' | 'detail'> {
  const { patch, stop, tried, timing, baseline } = result.report
  return {
    status: result.status,
    candidates: tried.candidates,
    toPatchMs: timing.toPatchMs,
    patch: result.patch,
    operators: patch?.operators ?? [],
    detail: patch?.explanation ?? [stop.detail, ...baseline.notes].filter((text) => text !== '').join('; '),
  }
}
