import type { RepairResult } from '#core'
import { repair } from '#tracemend'
import { audit, type Bench } from './audit.ts'
import { auditPatches } from './audit-patches.ts'
import { missedOf } from './missed.ts'
import { missingPackages, neededPackages } from './packages.ts'
import type { TaskScore } from './result.ts'
import type { RowOutcome } from './score.ts'
import { whyUnsound } from './soundness.ts'
import type { BenchTask } from './task.ts'

/**
 * Takes one row from its soundness check to its audited score. Never throws: what goes wrong is a score with status
 * `failed`, which counts as driven and not repaired, so that no fault of ours can better a rate.
 */
export async function runTask(bench: Bench, task: BenchTask): Promise<RowOutcome> {
  try {
    const packages = neededPackages(task)
    const missing = missingPackages(packages, bench.root)
    if (missing.length > 0) return { kind: 'unusable', row: { id: task.id, reason: `needs the package ${missing.join(', ')}` } }
    return await driveTask(bench, task, packages.length > 0)
  } catch (error) {
    return scored(task, { status: 'failed', driven: true, detail: error instanceof Error ? error.message : String(error) })
  }
}

async function driveTask(bench: Bench, task: BenchTask, needsRoot: boolean): Promise<RowOutcome> {
  const unsound = await whyUnsound(bench, task, needsRoot)
  if (unsound !== null) return { kind: 'unsound', row: { id: task.id, reason: unsound } }

  const { visibleTests } = task
  if (visibleTests === null) return scored(task, { status: 'no-visible-tests', driven: false })
  const before = await audit(bench, task, task.program, visibleTests, needsRoot)
  if (before.status === 'no-tests') return scored(task, { status: 'no-visible-tests', driven: false })
  if (before.status === 'passes') return scored(task, { status: 'already-green', driven: false })

  const started = performance.now()
  const result = await repair(
    {
      id: task.id,
      source: task.program,
      tests: visibleTests,
      ...(task.description !== null && { description: task.description }),
      ...(needsRoot && { root: bench.root }),
    },
    { sandbox: bench.sandbox, limits: bench.limits, seed: bench.seed, signal: bench.signal },
  )
  const ms = performance.now() - started

  const patches = await auditPatches(bench, task, result, needsRoot)
  const missed = patches.plausible ? null : missedOf(task, result)
  return scored(task, { ...fromRepair(result), ...patches, driven: true, ms, missed })
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

function scored(task: BenchTask, score: Partial<TaskScore> & Pick<TaskScore, 'status' | 'driven'>): RowOutcome {
  const unpatched = {
    plausible: false,
    correct: false,
    shown: 0,
    correctAmongShown: false,
    equal: null,
    patch: null,
    operators: [],
  }
  const nothing = { ...unpatched, candidates: 0, ms: 0, toPatchMs: null, detail: '', missed: null }
  return { kind: 'scored', score: { id: task.id, problem: task.problem, ...nothing, ...score } }
}
