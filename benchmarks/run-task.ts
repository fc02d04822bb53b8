import type { RepairResult, SourceFile } from '#core'
import { repair } from '#tracemend'
import { audit, type Bench } from './audit.ts'
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
  const { visibleTests, heldOutTests } = task
  const check = (text: string, tests: SourceFile) => audit(bench, task, { path: task.program.path, text }, tests, needsRoot)

  const unsound = await whyUnsound(bench, task, needsRoot)
  if (unsound !== null) return { kind: 'unsound', row: { id: task.id, reason: unsound } }

  if (visibleTests === null) return scored(task, { status: 'no-visible-tests', driven: false })
  const before = await check(task.program.text, visibleTests)
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

  const patched = result.patch === null ? null : result.source
  const passes = async (tests: SourceFile) => patched !== null && (await check(patched, tests)).status === 'passes'
  const plausible = await passes(visibleTests)
  const correct = plausible && (heldOutTests === null || (await passes(heldOutTests)))
  const missed = plausible ? null : missedOf(task, result)
  return scored(task, { ...fromRepair(result), driven: true, plausible, correct, ms, missed })
}

function fromRepair(result: RepairResult): Pick<TaskScore, 'status' | 'candidates' | 'patch' | 'operators' | 'detail'> {
  const { patch, stop, tried, baseline } = result.report
  return {
    status: result.status,
    candidates: tried.candidates,
    patch: result.patch,
    operators: patch?.operators ?? [],
    detail: patch?.explanation ?? [stop.detail, ...baseline.notes].filter((text) => text !== '').join('; '),
  }
}

function scored(task: BenchTask, score: Partial<TaskScore> & Pick<TaskScore, 'status' | 'driven'>): RowOutcome {
  const nothing = { plausible: false, correct: false, candidates: 0, ms: 0, patch: null, operators: [], detail: '', missed: null }
  return { kind: 'scored', score: { id: task.id, problem: task.problem, ...nothing, ...score } }
}
