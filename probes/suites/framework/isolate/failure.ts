import { stringify } from '@vitest/utils/display'
import type { FailureKind, TestFailure } from '#core'

const MESSAGE_CAP = 2000
const VALUE_CAP = 500
/** How the runner's own time-out errors start; what follows is advice about its configuration. */
const TIMED_OUT = /^(Test|Hook) timed out in \d+ms/

/** What the runner keeps of an error: our description of it, and the thrown value. */
export interface ProcessedError {
  readonly message: string
  readonly failure: TestFailure
  readonly thrown: unknown
}

/** Takes the place of the runner's own `processError`, which prints a diff for people: most of the time of a failing test. */
export function processError(thrown: unknown): ProcessedError {
  const failure = describe(thrown)
  return { message: failure.message, failure, thrown }
}

function describe(thrown: unknown): TestFailure {
  try {
    if (thrown === null || (typeof thrown !== 'object' && typeof thrown !== 'function')) {
      return {
        kind: 'error',
        errorName: typeof thrown,
        message: cap(typeof thrown === 'string' ? thrown : textOf(thrown), MESSAGE_CAP),
      }
    }
    const error = thrown as Record<string, unknown>
    const compares = 'actual' in error && 'expected' in error
    const message = String(error.message ?? textOf(thrown))
    const shown = compares && error.showDiff !== false && !(error.actual === undefined && error.expected === undefined)
    return {
      kind: kindOf(error, message, compares),
      errorName: cap(String(error.name ?? 'Error'), 100),
      message: TIMED_OUT.exec(message)?.[0] ?? cap(message, MESSAGE_CAP),
      ...(shown ? { expected: textOf(error.expected), actual: textOf(error.actual) } : {}),
    }
  } catch {
    return { kind: 'error', errorName: 'Error', message: 'the thrown value cannot be described' }
  }
}

function kindOf(error: Record<string, unknown>, message: string, compares: boolean): FailureKind {
  if (TIMED_OUT.test(message)) return 'timed-out'
  return compares || error.name === 'AssertionError' || error.code === 'ERR_ASSERTION' ? 'assertion' : 'error'
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : stringify(value, 10, { min: true, maxLength: VALUE_CAP })
  return cap(text, VALUE_CAP)
}

function cap(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}
