import type { LessonMemory, Limits, RunOutcome, Sandbox, SourceFile } from '#core'
import { run } from '#tracemend'
import type { BenchTask } from './task.ts'

/** What every run of one benchmark shares. */
export interface Bench {
  readonly sandbox: Sandbox
  readonly limits: Limits
  readonly seed: number
  /** The folder that packages are resolved from. */
  readonly root: string
  readonly signal: AbortSignal
  /** What repairs recall from; default none. */
  readonly lessons?: LessonMemory
}

/** What a run showed, in one word and, where it failed, in one line. */
export type Audit = { readonly status: 'passes' } | { readonly status: 'fails' | 'no-tests'; readonly why: string }

/** Runs a program against tests in a fresh isolate, without probes: the authority on every figure. */
export async function audit(
  bench: Bench,
  task: BenchTask,
  program: SourceFile,
  tests: SourceFile,
  needsRoot: boolean,
): Promise<Audit> {
  const { sandbox, limits, seed, root } = bench
  const input = { id: task.id, source: program, tests, ...(needsRoot && { root }) }
  return readAudit(await run(input, { sandbox, limits, seed }))
}

/** All tests finished and passed; a program that leaves no test to run has passed nothing. */
export function readAudit(outcome: RunOutcome): Audit {
  if (outcome.status === 'does-not-load') {
    const { where, errorName, message } = outcome.fault
    return { status: 'fails', why: `${where === 'program' ? 'program does' : 'tests do'} not load: ${errorName}: ${message}` }
  }
  if (outcome.status !== 'completed') return { status: 'fails', why: `${outcome.status}: ${outcome.detail}` }
  const { tests } = outcome
  if (tests.length === 0) return { status: 'no-tests', why: 'the file holds no tests' }
  const failed = tests.filter((test) => test.status === 'failed')
  const first = failed[0]
  if (first === undefined) return { status: 'passes' }
  return { status: 'fails', why: `${failed.length} of ${tests.length} tests fail: ${first.name}: ${first.failure.message}` }
}
