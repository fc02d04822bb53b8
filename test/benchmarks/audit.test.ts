import { expect, test } from 'vitest'
import type { RunOutcome, TestResult } from '#core'
import { readAudit } from '../../benchmarks/audit.ts'

const passed: TestResult = { id: 'L1', name: 'a', line: 1, status: 'passed' }
const failed: TestResult = {
  id: 'L2',
  name: 'b',
  line: 2,
  status: 'failed',
  failure: { kind: 'assertion', errorName: 'AssertionError', message: '1 is not 2' },
}
const completed = (...tests: TestResult[]): RunOutcome => ({ status: 'completed', tests, trace: null, console: [] })

test.each<[string, RunOutcome, ReturnType<typeof readAudit>]>([
  ['all tests passed', completed(passed, passed), { status: 'passes' }],
  ['one failed', completed(passed, failed), { status: 'fails', why: '1 of 2 tests fail: b: 1 is not 2' }],
  ['no tests', completed(), { status: 'no-tests', why: 'the file holds no tests' }],
  [
    'passed until the time was up',
    { status: 'timed-out', detail: 'after 5 s', tests: [passed], trace: null },
    { status: 'fails', why: 'timed-out: after 5 s' },
  ],
  [
    'does not load',
    { status: 'does-not-load', fault: { where: 'program', errorName: 'SyntaxError', message: 'no', line: 1, column: 0 } },
    { status: 'fails', why: 'program does not load: SyntaxError: no' },
  ],
])('%s', (_, outcome, expected) => {
  expect(readAudit(outcome)).toEqual(expected)
})
