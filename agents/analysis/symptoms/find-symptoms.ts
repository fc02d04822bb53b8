import type { Symptom, TestResult } from '#core'
import type { Observed } from '../observed.ts'
import { callsOf } from '../views/calls.ts'
import { findBrokenHelper } from './broken-helper.ts'
import { findEndlessLoop } from './endless-loop.ts'
import { findException } from './exception.ts'
import type { FailingRun, FindSymptom } from './failing-run.ts'
import { findMissingReturn } from './missing-return.ts'
import { findMutatedInput } from './mutated-input.ts'
import { findNearMiss } from './near-miss.ts'
import { findWrongType } from './wrong-type.ts'

const FINDERS: readonly (readonly [Symptom['kind'], FindSymptom])[] = [
  ['endless-loop', findEndlessLoop],
  ['exception', findException],
  ['missing-return', findMissingReturn],
  ['wrong-type', findWrongType],
  ['near-miss', findNearMiss],
  ['mutated-input', findMutatedInput],
  ['broken-helper', findBrokenHelper],
]
const MOST = 8
/** So many failing tests are looked at, those that did least. */
const MOST_RUNS = 12

/** What went wrong in ways that have names: each kind once a line, in the failing test that did least. */
export function findSymptoms(observed: Observed): Symptom[] {
  const runs = failingRuns(observed)
    .sort((a, b) => a.events.length - b.events.length)
    .slice(0, MOST_RUNS)
  const found = new Map<string, Symptom>()
  for (const run of runs) {
    for (const [kind, find] of FINDERS) {
      const symptom = find(run)
      if (symptom === null || found.has(`${kind} ${symptom.line}`)) continue
      const events = symptom.events.map(({ index }) => index)
      found.set(`${kind} ${symptom.line}`, { kind, test: run.test, line: symptom.line, text: symptom.text, events })
    }
  }
  return [...found.values()].slice(0, MOST)
}

function failingRuns(observed: Observed): FailingRun[] {
  const { trace, baseline } = observed
  const allCalls = callsOf(trace)
  return baseline.filter(isFailed).map(({ id, failure }) => ({
    observed,
    test: id,
    failure,
    events: trace.events.filter(({ test }) => test === id),
    calls: allCalls.filter(({ test }) => test === id),
    allCalls,
    counts: new Map(trace.spectra.find(({ test }) => test === id)?.counts),
  }))
}

function isFailed(result: TestResult): result is Extract<TestResult, { status: 'failed' }> {
  return result.status === 'failed'
}
