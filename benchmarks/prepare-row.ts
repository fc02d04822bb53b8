import type { SourceFile } from '#core'
import { audit, type Bench } from './audit.ts'
import { missingPackages, neededPackages } from './packages.ts'
import { unpatched, type RowOutcome } from './score.ts'
import { whyUnsound } from './soundness.ts'
import type { BenchTask } from './task.ts'

/** A row that a repair is to be tried on. */
export interface DrivenRow {
  readonly task: BenchTask
  readonly visibleTests: SourceFile
  readonly needsRoot: boolean
}

/** A row before its repair; many end here. */
export type PreparedRow = { readonly driven: DrivenRow } | { readonly driven: null; readonly outcome: RowOutcome }

/** Is the row sound, can it be run here, and does its program fail at all? Asked once a row, however many repairs follow. */
export async function prepareRow(bench: Bench, task: BenchTask): Promise<PreparedRow> {
  const packages = neededPackages(task)
  const missing = missingPackages(packages, bench.root)
  if (missing.length > 0) {
    return {
      driven: null,
      outcome: { kind: 'unusable', row: { id: task.id, reason: `needs the package ${missing.join(', ')}` } },
    }
  }
  const needsRoot = packages.length > 0
  const unsound = await whyUnsound(bench, task, needsRoot)
  if (unsound !== null) return { driven: null, outcome: { kind: 'unsound', row: { id: task.id, reason: unsound } } }

  const { visibleTests } = task
  if (visibleTests === null) return notDriven(task, 'no-visible-tests')
  const before = await audit(bench, task, task.program, visibleTests, needsRoot)
  if (before.status === 'no-tests') return notDriven(task, 'no-visible-tests')
  if (before.status === 'passes') return notDriven(task, 'already-green')
  return { driven: { task, visibleTests, needsRoot } }
}

function notDriven(task: BenchTask, status: 'no-visible-tests' | 'already-green'): PreparedRow {
  return { driven: null, outcome: { kind: 'scored', score: unpatched(task, { status, driven: false }) } }
}
