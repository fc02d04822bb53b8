import type { LoadFault, RunOutcome, TestFailure, TestResult } from '#core'
import type { Field } from '../input/field.ts'
import { inline } from './inline.ts'
import { plainField } from './lines-field.ts'

const MOST = 10
const NAME = 200
const VALUE = 240
const MESSAGE = 300

/** Which tests fail and what they say: the assertion or its name, what was expected, what came. */
export function failuresField(outcome: RunOutcome): readonly Field[] {
  if (outcome.status === 'does-not-load') return plainField('failures', 0.95, [loadText(outcome.fault)])
  const ended = outcome.status === 'completed' ? [] : [`The run ended early: ${inline(outcome.detail, MESSAGE)}`]
  return plainField('failures', 0.95, [...ended, ...failureLines(outcome.tests)])
}

/** One text a failing test, the tests with the shortest names and values first: they are the easiest to think through. */
export function failureLines(results: readonly TestResult[], most = MOST): string[] {
  const failed = results.flatMap((result) => (result.status === 'failed' ? [failureText(result.name, result.failure)] : []))
  const shown = failed.toSorted((a, b) => a.length - b.length).slice(0, most)
  return failed.length > shown.length ? [...shown, `… and ${failed.length - shown.length} more failing tests`] : shown
}

function failureText(name: string, { kind, errorName, message, expected, actual }: TestFailure): string {
  const test = `FAILS: ${inline(name, NAME)}`
  if (kind === 'timed-out' || kind === 'out-of-steps') return `${test}\n  does not end`
  if (expected !== undefined && actual !== undefined) {
    return `${test}\n  expected: ${inline(expected, VALUE)}\n  got: ${inline(actual, VALUE)}`
  }
  const said = message === '' ? errorName : `${errorName}: ${message}`
  return kind === 'assertion' && message === '' ? test : `${test}\n  ${inline(said, MESSAGE)}`
}

function loadText({ where, errorName, message, line }: LoadFault): string {
  const what = where === 'program' ? 'program' : 'test file'
  const place = line === null ? '' : ` (line ${line})`
  return `The ${what} does not load: ${inline(errorName, 80)}: ${inline(message, MESSAGE)}${place}`
}
