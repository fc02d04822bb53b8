import { investigate } from '#agents'
import { SCHEMA_VERSION, type FaultReport, type RepairReport, type RepairTaskInput, type TestResult } from '#core'
import { createProber, createSandbox } from '#probes'
import type { RepairOptions } from './repair.ts'
import { readLimits, readTask } from './task.ts'

/** Evidence without a patch: what the tests say, where the fault probably is, and what was seen there. */
export interface Diagnosis {
  readonly schemaVersion: typeof SCHEMA_VERSION
  readonly baseline: RepairReport['baseline']
  readonly tests: readonly TestResult[]
  /** `null` where the baseline gives nothing to localise: green, flaky, or it does not load. */
  readonly fault: FaultReport | null
}

/** Runs the program with and without probes and tells what was seen. Proposes nothing, writes nothing. */
export async function diagnose(
  input: RepairTaskInput,
  options: Pick<RepairOptions, 'seed' | 'limits' | 'deterministic' | 'sandbox'> = {},
): Promise<Diagnosis> {
  const task = readTask(input)
  const limits = readLimits(options.limits ?? {})
  const sandbox = options.sandbox ?? createSandbox()
  try {
    const opened = await sandbox.open(task, { limits, deterministic: options.deterministic ?? true })
    if (opened.status === 'unusable') {
      const { errorName, message } = opened.fault
      return diagnosis({ status: 'tests-do-not-load', notes: [`${errorName}: ${message}`] }, [], null)
    }
    try {
      const by = { prober: createProber(), emit: () => {}, seed: options.seed ?? 1 }
      const { baseline, fault } = await investigate(task, opened.session, by)
      return diagnosis(baseline, baseline.finished, fault)
    } finally {
      await opened.session.close()
    }
  } finally {
    if (options.sandbox === undefined) await sandbox.close()
  }
}

function diagnosis(
  { status, notes }: { status: RepairReport['baseline']['status']; notes: readonly string[] },
  tests: readonly TestResult[],
  fault: FaultReport | null,
): Diagnosis {
  const passed = tests.filter((test) => test.status === 'passed').length
  const baseline = { status, passed, failed: tests.length - passed, notes: [...notes] }
  return { schemaVersion: SCHEMA_VERSION, baseline, tests, fault }
}
