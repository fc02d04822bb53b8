import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { z } from 'zod'
import { agentsFor, type Ask, type Endpoint, type LearntRound, Ledger, repairTask } from '#agents'
import { QUICK_ANALYSIS, TRAJECTORY_FORMAT, type EventSink, type RepairEvent, type RepairResult } from '#core'
import type {
  Clock,
  EndRecord,
  LanguageModel,
  LessonMemory,
  ModelUse,
  RepairTask,
  RepairTaskInput,
  Sandbox,
  Trajectory,
  TrajectoryLog,
} from '#core'
import { noLessons } from '#lessons'
import { createProber } from '#probes'
import { experienceRecords, learn, lessonsReport } from './learn.ts'
import { NO_MODEL, openModelAgent } from './model-agent.ts'
import { assembleFailure, assembleResult } from './result.ts'
import { withSandbox, type RunSettings } from './session.ts'
import { readLimits, readModelUse, readTask } from './task.ts'
import { ANY_TYPES, openTypesOf } from './typecheck/type-check.ts'
import { VERSION } from './version.ts'

/** The seed also orders the search: the same seed tries the same candidates. */
export interface RepairOptions extends RunSettings {
  /**
   * Processes that share big batches of candidates, where no sandbox is given: what is found does not depend on it. Default: as many as there are
   * cores, 4 at most.
   */
  readonly workers?: number
  /** Aborting ends the repair with status `interrupted`; what was finished is kept. */
  readonly signal?: AbortSignal
  readonly onEvent?: (event: RepairEvent) => void
  /** Gets every finished step; default: none is kept. */
  readonly log?: TrajectoryLog
  /** An interrupted run to go on from: its steps are replayed, not run again. Its task must be this call's. */
  readonly resume?: Trajectory
  /** Is asked which behaviour is meant where patches that pass all tests differ; default: nobody is. */
  readonly ask?: Ask
  /** Keeps only patches that bring no new type error under the project's own TypeScript and tsconfig.json; default false. */
  readonly typecheck?: boolean
  /** A model that takes part; default: none does. Its `name` is the endpoint's, or `exec:COMMAND`, or `scripted:FILE`. */
  readonly model?: z.input<typeof ModelUse>
  /** Where the model's API is, and its key; default: as OPENAI_BASE_URL and OPENAI_API_KEY say. */
  readonly endpoint?: Endpoint
  /** An opened model, shared over many repairs; yours to close. */
  readonly languageModel?: LanguageModel
  /** Remembers earlier repairs, and learns from this one after its result is known; default: none. Yours to close. */
  readonly lessons?: LessonMemory
  /** What is to be solved, by name: several tasks may be tries of the same problem. Default: the task's id. */
  readonly problem?: string
  /** Milliseconds since 1970, default the machine's. With one of your own a run can be repeated to the byte. */
  readonly clock?: Clock
  /** Names the run in its report and trajectory; default: made from the time and a random suffix. */
  readonly runId?: string
}

/** Each takes some hundred megabytes, and batches are soon too small to be shared by more. */
const MOST_WORKERS = 4

/** Milliseconds since 1970, that never go back. */
const machineClock: Clock = () => performance.timeOrigin + performance.now()

const unlogged: TrajectoryLog = { append: () => Promise.resolve() }

/**
 * Repairs one program. Resolves to a result for anything that the program, its tests or a model do; throws `TracemendError` only for a
 * task, limits or a model that are none.
 */
export async function repair(input: RepairTaskInput, options: RepairOptions = {}): Promise<RepairResult> {
  const task = readTask(input)
  const { log = unlogged, resume, clock = machineClock, lessons: memory = noLessons, problem = task.id } = options
  const use = readModelUse(options.model ?? resume?.header.model ?? null)
  const limits = readLimits(options.limits ?? resume?.header.limits ?? {}, use !== null)
  const seed = options.seed ?? resume?.header.seed ?? 1
  const deterministic = options.deterministic ?? resume?.header.deterministic ?? true
  const typecheck = options.typecheck ?? resume?.header.typecheck ?? false
  const startedAt = clock()
  const runId = options.runId ?? resume?.header.runId ?? newRunId(startedAt)
  const recorded = resume?.steps ?? []
  const emit: EventSink = (body) => options.onEvent?.({ atMs: Math.round(clock() - startedAt), ...body })
  const ledger = new Ledger(limits, clock, options.signal ?? new AbortController().signal, recorded)

  const model =
    use === null ? NO_MODEL : await openModelAgent(use, { ...options, log, resume, limits, runId, emit, clock, ledger })
  const types = typecheck ? await openTypesOf(task) : ANY_TYPES
  emit({ type: 'run-start', runId, path: task.source.path, resumed: resume !== undefined })
  const stamp = { version: VERSION, runId, startedAt: new Date(startedAt).toISOString() }
  const header = {
    kind: 'header',
    format: TRAJECTORY_FORMAT,
    ...stamp,
    task,
    seed,
    limits,
    deterministic,
    typecheck,
    model: use,
  } as const
  if (resume === undefined) await log.append(header)
  const facts = (rounds: readonly LearntRound[]) => {
    const lessons = memory === noLessons ? null : lessonsReport(rounds, memory)
    return { task, runId, seed, totalMs: ledger.elapsedMs, used: ledger, model: model.report(), lessons }
  }
  const search = (sandbox: Sandbox) => {
    const open = (round: RepairTask) => sandbox.open(round, { limits, deterministic })
    const agents = agentsFor(use?.policy ?? 'search', model.agent)
    const { acceptsTypes } = types
    const workshop = {
      prober: createProber(),
      agents,
      memory,
      problem,
      emit,
      seed,
      analysis: QUICK_ANALYSIS,
      acceptsTypes,
    }
    const { endedFor } = model
    return repairTask({ ...workshop, task, open, endedFor, log, recorded, limits, clock, ask: options.ask ?? null }, ledger)
  }
  const workers = options.workers ?? Math.min(availableParallelism(), MOST_WORKERS)
  const attempt = async () => {
    try {
      return await withSandbox(options.sandbox, search, workers)
    } finally {
      types.close()
      await model.close()
    }
  }
  const { result, rounds } = await attempt().then(
    (outcome) => {
      const learnt = outcome.status === 'ended' ? outcome.rounds : []
      return { result: assembleResult(facts(learnt), outcome), rounds: learnt }
    },
    (error: unknown) => ({ result: assembleFailure(facts([]), error), rounds: [] }),
  )
  for (const record of experienceRecords(rounds)) await log.append(record)
  const end: EndRecord = { kind: 'end', result }
  if (result.status !== 'interrupted') await log.append(end)
  emit({ type: 'run-end', status: result.status, stop: result.report.stop.reason, tried: ledger.candidates })
  // A run that was interrupted is gone on with, and teaches then.
  if (result.status !== 'interrupted') await learn(memory, rounds, resume?.header ?? header, problem, end)
  return result
}

/** Sortable by time, unlikely to meet another. */
function newRunId(startedAt: number): string {
  const time = new Date(startedAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${time}-${randomBytes(3).toString('hex')}`
}
