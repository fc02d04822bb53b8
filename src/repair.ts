import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { createSearchAgent, createSyntaxAgent, Ledger, repairTask } from '#agents'
import { Limits, TRAJECTORY_FORMAT, TracemendError, type EventSink, type RepairEvent, type RepairResult } from '#core'
import type { RepairTaskInput, Sandbox, Trajectory, TrajectoryLog } from '#core'
import { noLessons } from '#lessons'
import { createProber, createSandbox } from '#probes'
import { assembleFailure, assembleResult } from './result.ts'
import { readLimits, readTask } from './task.ts'
import { VERSION } from './version.ts'

export interface RepairOptions {
  /** Aborting ends the repair with status `interrupted`; what was finished is kept. */
  readonly signal?: AbortSignal
  /** Seeds the search and `Math.random` inside the isolates; default 1. The same seed tries the same candidates. */
  readonly seed?: number
  readonly limits?: z.input<typeof Limits>
  readonly onEvent?: (event: RepairEvent) => void
  /** Gets every finished step; default: none is kept. */
  readonly log?: TrajectoryLog
  /** An interrupted run to go on from: its steps are replayed, not run again. Its task must be this call's. */
  readonly resume?: Trajectory
  /** Fixed clock and seeded `Math.random` inside the isolates; default true. */
  readonly deterministic?: boolean
  readonly runId?: string
  /** Share one over many repairs to save its start; it is then yours to close. */
  readonly sandbox?: Sandbox
}

const unlogged: TrajectoryLog = { append: () => Promise.resolve() }

/**
 * Repairs one program. Resolves to a result for anything that the program or its tests do; throws `TracemendError` only for a
 * task or limits that are none, and for a recorded run that cannot be resumed.
 */
export async function repair(input: RepairTaskInput, options: RepairOptions = {}): Promise<RepairResult> {
  const task = readTask(input)
  const { log = unlogged, resume, deterministic = true } = options
  const limits = readLimits(options.limits ?? resume?.header.limits ?? {})
  const seed = options.seed ?? resume?.header.seed ?? 1
  const runId = options.runId ?? resume?.header.runId ?? newRunId()
  const recorded = resume?.steps ?? []
  const startedAt = performance.now()
  const clock = () => performance.now()
  const emit: EventSink = (body) => options.onEvent?.({ atMs: Math.round(clock() - startedAt), ...body })
  const sandbox = options.sandbox ?? createSandbox()
  const ledger = new Ledger(limits, clock, options.signal ?? new AbortController().signal, recorded)

  emit({ type: 'run-start', runId, path: task.source.path, resumed: resume !== undefined })
  if (resume === undefined) {
    const at = new Date().toISOString()
    await log.append({ kind: 'header', format: TRAJECTORY_FORMAT, version: VERSION, runId, startedAt: at, task, seed, limits })
  }
  const facts = () => ({ task, runId, seed, totalMs: ledger.elapsedMs, used: ledger })
  const result = await repairTask(
    {
      task,
      open: (round) => sandbox.open(round, { limits, deterministic }),
      prober: createProber(),
      agents: [createSyntaxAgent(), createSearchAgent()],
      memory: noLessons,
      emit,
      seed,
      log,
      recorded,
    },
    ledger,
  )
    .then(
      (outcome) => assembleResult(facts(), outcome),
      (error: unknown) => {
        if (error instanceof TracemendError && error.code === 'RUN_NOT_RESUMABLE') throw error
        return assembleFailure(facts(), error)
      },
    )
    .finally(() => (options.sandbox === undefined ? sandbox.close() : undefined))
  await log.append({ kind: 'end', result })
  emit({ type: 'run-end', status: result.status, stop: result.report.stop.reason, tried: ledger.candidates })
  return result
}

/** Sortable by time, unlikely to meet another. */
function newRunId(): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${time}-${randomBytes(3).toString('hex')}`
}
