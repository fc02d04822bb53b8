import type { Intervention, TestId } from '#core'
import type { PreparedSuite } from '../suites/prepared-suite.ts'
import type { RecorderLayout } from '../runtime/recorder-layout.ts'
import type { Body, Trial } from '../runtime/linker.ts'
import type { Goal } from '../runtime/tally.ts'
import type { Phase } from './board.ts'
import type { RunPart } from './run-copy.ts'
import type { RunStop } from './run-stop.ts'

/** What a session's runs have in common; the worker keeps it under the session's number. */
export interface SessionSetup {
  readonly suite: PreparedSuite
  readonly memoryMb: number
  readonly runTimeMs: number
  readonly maxSteps: number
  readonly deterministic: boolean
}

export interface RunRequest {
  readonly type: 'run'
  readonly session: number
  readonly program: Body
  readonly seed: number
  readonly timeMs: number
  readonly maxSteps: number
  readonly frozen: boolean
  readonly recorder: RecorderLayout | null
  /** Number of probe points of a program in which a value is forced. */
  readonly intervenes: number | null
  readonly intervention: Intervention | null
  readonly knownGuards: readonly TestId[]
}

/**
 * How many steps a case may use: few at first, more for an edited program that ran out of them although it fixes something, and next to none
 * where a value is forced.
 */
export type Fuel = 'little' | 'much' | 'forced'

export interface ScreenRequest {
  readonly type: 'screen'
  readonly session: number
  /** The unedited program: it tells how many steps are usual, and whether a context is still sound. */
  readonly baseline: Body
  /** False where the unedited program cannot be run to take its measure: that ended a worker before. */
  readonly measured: boolean
  /** The texts of candidates, schemata that hold many, or the program in which values are forced. */
  readonly programs: readonly Body[]
  /** One a candidate or an intervention. */
  readonly trials: readonly Trial[]
  /** Number of probe points where values are forced. */
  readonly points: number | null
  readonly fuel: Fuel
  /** The number of the first trial that is still to be screened. */
  readonly from: number
  /** Reports before each candidate up to this number, because one of them ended a worker. */
  readonly carefulUntil: number
  readonly goal: Goal
  readonly seed: number
  readonly frozen: boolean
}

export type Request =
  | { readonly type: 'open'; readonly session: number; readonly setup: SessionSetup }
  | { readonly type: 'close'; readonly session: number }
  | RunRequest
  | ScreenRequest
  /** V8 said that an isolate's heap is exhausted. Its thread sleeps from then on. */
  | { readonly type: 'exhausted' }

/** Sent now and then while screening: what has been screened since the last one, the candidate that comes next, when to expect more. */
export interface ScreenProgress {
  readonly type: 'progress'
  /** Packed. */
  readonly screened: Int32Array
  readonly next: number
  readonly dueMs: number
}

/** A worker that says `isLast` is done for: something in it cannot be stopped, or it has grown too big. */
export type Reply =
  | { readonly type: 'ready' }
  | { readonly type: 'part'; readonly part: RunPart }
  | { readonly type: 'ran'; readonly stop: RunStop; readonly part: RunPart; readonly isLast: boolean }
  | ScreenProgress
  /** Screening could not go on; a progress message with all that is known came before. */
  | { readonly type: 'stuck'; readonly phase: Phase; readonly isLast: true }
  | { readonly type: 'done'; readonly isLast: boolean }

/** From the supervisor to the isolates' thread: a run's trace is in shared memory. */
export interface ThreadRequest {
  readonly request: Exclude<Request, { type: 'exhausted' }>
  readonly recorder: SharedArrayBuffer | null
}

/** From the isolates' thread to its supervisor. */
export type ThreadReply =
  | { readonly type: 'ready' }
  | { readonly type: 'ran'; readonly stop: RunStop }
  | ScreenProgress
  | { readonly type: 'done' }
