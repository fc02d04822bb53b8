import type { TestId } from '#core'
import type { PreparedSuite } from '../suites/prepared-suite.ts'
import type { RecorderLayout } from '../runtime/recorder.ts'
import type { Body } from '../runtime/linker.ts'
import type { Goal } from '../runtime/tally.ts'

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
  readonly frozen: boolean
  readonly recorder: RecorderLayout | null
  readonly knownGuards: readonly TestId[]
}

export interface ScreenRequest {
  readonly type: 'screen'
  readonly session: number
  /** The unedited program: it tells how many steps are usual, and whether a context is still sound. */
  readonly baseline: Body
  readonly candidates: readonly Body[]
  /** The number of the first candidate that is still to be screened. */
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

export type RunEnd = 'completed' | 'timed-out' | 'out-of-memory' | 'crashed'

/** How a run inside an isolate ended, as the worker saw it; `messages` is text from inside: untrusted. */
export interface RunReply {
  readonly type: 'ran'
  readonly end: RunEnd
  readonly detail: string
  readonly messages: string
  readonly trace: Uint8Array | null
}

/** One screened candidate: numbers of cases are places in the goal's lists. */
export interface ScreenedReply {
  readonly index: number
  readonly status: 'screened' | 'does-not-load' | 'out-of-steps' | 'timed-out' | 'out-of-memory' | 'crashed'
  readonly lost: number
  readonly fixed: readonly number[]
}

export type Reply =
  | { readonly type: 'ready' }
  | RunReply
  /** Sent now and then while screening: what has been screened since the last one, the candidate that comes next, when to expect more. */
  | { readonly type: 'progress'; readonly screened: readonly ScreenedReply[]; readonly next: number; readonly dueMs: number }
  | { readonly type: 'done' }
