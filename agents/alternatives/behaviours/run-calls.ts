import type { OpenOutcome, RepairTask, RunOutcome, SandboxSession, TestResult } from '#core'
import type { Call } from '../inputs/value.ts'
import { callAt, callScript } from './call-script.ts'

/** What a program did in one call, as text: a value, `throws TypeError`, or that it came to no end. */
export type Result = string

/** Part of the limits' steps, and milliseconds, for all calls of a program: inputs are small, so what takes long has no end. */
const STEPS_SHARE = 1 / 16
const TIME_MS = 500

export const NO_END = 'comes to no end'
export const NOTHING = 'does not load'

export type Open = (task: RepairTask) => Promise<OpenOutcome>

export interface CallRunner {
  /** One result a call, in a fresh isolate. */
  run(program: string): Promise<readonly Result[]>
  close(): Promise<void>
}

/**
 * Runs programs on the same calls, each program in a fresh isolate of its own. `null` where the calls cannot be made at all.
 * @param task a program that loads, and its surroundings; its tests are not looked at
 */
export async function openCalls(task: RepairTask, calls: readonly Call[], open: Open, seed: number): Promise<CallRunner | null> {
  const isAsync = /\basync\b|\bPromise\b/.test(task.source.text)
  const { entryPoint: _, ...rest } = task
  const opened = await open({ ...rest, tests: callScript(calls, isAsync) })
  if (opened.status === 'unusable') return null
  const { session } = opened
  return {
    run: async (program) => readResults(await runCalls(session, program, seed), calls.length),
    close: () => session.close(),
  }
}

function runCalls(session: SandboxSession, program: string, seed: number): Promise<RunOutcome> {
  return session.run(program, { seed, metered: true, stepsShare: STEPS_SHARE, timeMs: TIME_MS })
}

function readResults(outcome: RunOutcome, count: number): readonly Result[] {
  if (outcome.status === 'does-not-load') return Array.from({ length: count }, () => NOTHING)
  const results = Array.from({ length: count }, () => NO_END)
  for (const test of outcome.tests)
    if (test.line !== null && callAt(test.line) in results) results[callAt(test.line)] = textOf(test)
  return results
}

function textOf(test: TestResult): Result {
  if (test.status === 'passed') return 'null'
  const { kind, actual, errorName } = test.failure
  if (kind !== 'assertion') return kind === 'error' ? `throws ${errorName}` : NO_END
  return actual === undefined ? NOTHING : unquoted(actual)
}

/** `actual` is the text of a text. */
function unquoted(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

/** Results that differ in nothing that matters have the same key: zero has no sign, and the last digits of fractions are noise. */
export function resultKey(result: Result): string {
  return result
    .replaceAll(/-?\d+\.\d{9,}(?:e[-+]?\d+)?/g, (digits) => String(Number(Number(digits).toPrecision(10))))
    .replaceAll(/(?<![\w.])-0(?![\w.])/g, '0')
}
