import { isAgent } from 'std-env'
import type { Endpoint } from '#agents'
import { TracemendError, type RepairTask, type Trajectory } from '#core'
import { limitsOf, modelOf, type Settings } from '../config/settings.ts'
import { printable } from '../report/printable.ts'
import type { Reporter } from '../report/reporter.ts'
import { REPORTER } from '../report/reporters.ts'
import type { RunLog } from '../trajectory/run-log.ts'
import { listen } from './ask.ts'
import { deliver } from './deliver.ts'
import { exitCodeOf } from './exit-code.ts'
import { firstLessons } from './first-lessons.ts'
import { abortOnSignal } from './interrupt.ts'
import { keepLessons } from './keep-lessons.ts'
import { modelNote } from './model-use.ts'
import type { WriteTarget } from './write-target.ts'

export interface RepairRun {
  readonly task: RepairTask & { readonly root: string }
  readonly settings: Settings
  readonly reporter: Reporter
  readonly target: WriteTarget | null
  readonly json: boolean
  /** Whether somebody answers questions on standard input. */
  readonly asks?: boolean
  /** Where the run is saved; `null` with `--no-save`. */
  readonly log: RunLog | null
  readonly resume?: Trajectory
  /** Else as the resumed run has it. */
  readonly typecheck?: boolean
  /** Where calls of the model are recorded to or replayed from. */
  readonly cassette?: Endpoint['cassette']
}

/** Repairs, tells what happens, delivers the patch, and sets the exit code. Loads the engine only now: help and errors are quick. */
export async function runRepair({
  task,
  settings,
  reporter,
  target,
  json,
  asks = false,
  log,
  resume,
  typecheck,
  cassette,
}: RepairRun): Promise<void> {
  const { seed, deterministic, workers, baseUrl } = settings
  const model = modelOf(settings)
  const { endpointFromEnvironment } = await import('#agents')
  const { lessonsForRepair } = await import('../lessons.ts')
  const given = { settings, environment: process.env, root: task.root }
  const firstNote = firstLessons(given)
  const lessons = lessonsForRepair(given)
  const { repair } = await import('../repair.ts')
  const environment = endpointFromEnvironment(process.env, baseUrl ?? undefined)
  const asked = modelNote(settings, environment.baseUrl, cassette ?? null)
  if (asked !== null) reporter.note(printable(asked))
  const signal = abortOnSignal(reporter.note)
  const person = asks ? listen(process.stdin, reporter.note, signal) : null
  const result = await repair(task, {
    signal,
    ...(person === null ? {} : { ask: person.ask }),
    limits: limitsOf(settings),
    onEvent: reporter.event,
    ...(seed === undefined ? {} : { seed }),
    ...(deterministic === undefined ? {} : { deterministic }),
    ...(workers === undefined ? {} : { workers }),
    ...(log === null ? {} : { log }),
    ...(resume === undefined ? {} : { resume }),
    ...(typecheck === undefined ? {} : { typecheck }),
    ...(lessons === null ? {} : { lessons }),
    ...(model === null ? {} : { model }),
    ...(cassette === undefined ? {} : { endpoint: { ...environment, cassette } }),
  })
  person?.close()
  await log?.close()
  const folder = log?.folder ?? null
  const delivery = await deliver(result, { target, stdout: stdoutOwner(settings, json), root: task.root, folder })
  reporter.end(result, delivery)
  process.exitCode = exitCodeOf(result.status)
  const say = (text: string) => reporter.note(`  ${printable(text, { max: 1000 })}`)
  if (lessons !== null) await keepLessons(lessons, result, signal, say)
  const note = firstNote()
  if (note !== null) say(note)
}

/** Throws `USAGE` when two kinds of output want the same stream. */
export function createReporter(settings: Settings, json: boolean, terse = isAgent): Reporter {
  if (json && settings.reporter === 'ndjson') {
    throw new TracemendError(
      'USAGE',
      '--json and --reporter ndjson both write to standard output',
      'choose one; ndjson ends with the result',
    )
  }
  const { stdout, stderr } = process
  return REPORTER[settings.reporter ?? 'human']({ stdout, stderr, terse })
}

export function stdoutOwner(settings: Settings, json: boolean): 'diff' | 'json' | 'ndjson' {
  if (json) return 'json'
  return settings.reporter === 'ndjson' ? 'ndjson' : 'diff'
}
