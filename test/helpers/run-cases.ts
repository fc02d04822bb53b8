import { isDeepStrictEqual } from 'node:util'
import { PROBE_KINDS, type TestFailure, type TestResult } from '#core'
import type { Observed } from '../../agents/analysis/observed.ts'
import { instrument } from '../../probes/instrument.ts'
import { parseSource } from '../../probes/parse.ts'
import { PROBE_PARAMETERS } from '../../probes/runtime/probe-parameters.ts'
import { parsed, planOf, recording } from './observe.ts'
import { snapshot } from './record.ts'

export type Case = readonly [call: string, expected: unknown]

/** Runs a program with all probes against calls and what they should give, in this realm; the tests are `t0`, `t1` and so on. */
export function runCases(text: string, cases: readonly Case[]): Observed {
  const source = parsed(text)
  const { text: probed, points } = instrument(source, planOf(PROBE_KINDS))
  const ids = cases.map((_, i) => `t${i}`)
  const recorder = recording(points, ids)
  const probes = PROBE_PARAMETERS.map((name) => recorder.probe[name])
  const baseline = cases.map(([call, expected], i): TestResult => {
    recorder.beginTest(i)
    const common = { id: ids[i]!, name: call, line: 1 }
    try {
      const actual: unknown = new Function(...PROBE_PARAMETERS, `${probed}\n;return (${call})`)(...probes)
      return isDeepStrictEqual(actual, expected)
        ? { ...common, status: 'passed' }
        : { ...common, status: 'failed', failure: differs(actual, expected) }
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error))
      return { ...common, status: 'failed', failure: { kind: 'error', errorName: name, message } }
    } finally {
      recorder.endTest()
    }
  })
  const tests = cases.map(([call, expected]) => `assert.deepEqual(${call}, ${snapshot(expected, 200).text})`).join('\n')
  const task = { id: 'task', source, tests: { path: 'tests.js', text: tests } }
  return { task, source, baseline, trace: recorder.decode(), parse: parseSource }
}

function differs(actual: unknown, expected: unknown): TestFailure {
  const texts = { expected: snapshot(expected, 200).text, actual: snapshot(actual, 200).text }
  return { kind: 'assertion', errorName: 'AssertionError', message: 'differs', ...texts }
}
