import type { FailureSignature, FaultReport, TestResult } from '#core'

/** The failure's shape, free of names and values: which errors the tests end with and what kind of code is suspected. */
export function signatureOf(baseline: readonly TestResult[], fault: FaultReport | null): FailureSignature {
  const errorNames = baseline.flatMap((test) => (test.status === 'failed' ? [test.failure.errorName] : []))
  const suspectKinds = (fault?.suspects ?? []).slice(0, 3).map((suspect) => suspect.kind)
  return { errorNames: [...new Set(errorNames)].sort(), suspectKinds: [...new Set(suspectKinds)] }
}
