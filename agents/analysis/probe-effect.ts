import type { TestId, TestResult, Trace } from '#core'

/**
 * Compares how the tests ended without probes and with them, and says so in the trace. Where they ended differently the trace shows another
 * program: what was seen is dropped.
 */
export function withProbeEffect(trace: Trace, plain: readonly TestResult[], probed: readonly TestResult[]): Trace {
  const tests = changedTests(plain, probed)
  if (tests.length === 0) return { ...trace, probeEffect: { status: 'none', tests: plain.length } }
  return { ...trace, spectra: [], events: [], folds: [], probeEffect: { status: 'changed', tests } }
}

function changedTests(plain: readonly TestResult[], probed: readonly TestResult[]): TestId[] {
  const before = new Map(plain.map((test) => [test.id, test.status]))
  const after = new Map(probed.map((test) => [test.id, test.status]))
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id))
}
