import { checkReport, investigate } from '#agents'
import { DEFAULT_ANALYSIS, SCHEMA_VERSION, type AnalysisOptions, type FaultReport, type RepairReport } from '#core'
import type { InstrumentedSource, RepairTaskInput, TestResult, Trace } from '#core'
import { createProber } from '#probes'
import { withSession, type RunSettings } from './session.ts'
import { readTask } from './task.ts'

/** Evidence without a patch: what the tests say, where the fault probably is, and what was seen there. */
export interface Diagnosis {
  readonly schemaVersion: typeof SCHEMA_VERSION
  readonly baseline: RepairReport['baseline']
  readonly tests: readonly TestResult[]
  /** `null` where the baseline gives nothing to localise: green, flaky, or it does not load. */
  readonly fault: FaultReport | null
  /** What the probes saw; `null` without a fault, and where probes changed what the program does. */
  readonly trace: Trace | null
  /** The program with the probes that saw it: with it, `run()` replays any of the fault's counterfactuals. */
  readonly probed: InstrumentedSource | null
}

export interface DiagnoseOptions extends RunSettings {
  /** Which signals are asked, and by which formula; default: all, by Ochiai. */
  readonly analysis?: Partial<AnalysisOptions>
}

/** Runs the program with and without probes and tells what was seen. Proposes nothing, writes nothing. */
export async function diagnose(input: RepairTaskInput, options: DiagnoseOptions = {}): Promise<Diagnosis> {
  const analysis = { ...DEFAULT_ANALYSIS, ...options.analysis }
  const by = { prober: createProber(), emit: () => {}, seed: options.seed ?? 1, analysis }
  const task = readTask(input)
  return withSession(
    task,
    options,
    async (session) => {
      const { baseline, fault, trace, probed } = await investigate(task, session, by)
      const told = diagnosis(baseline, baseline.finished, validated(fault, trace, baseline.finished))
      return { ...told, trace, probed }
    },
    ({ errorName, message }) => diagnosis({ status: 'tests-do-not-load', notes: [`${errorName}: ${message}`] }, [], null),
  )
}

/** A claim that its own trace does not bear out is our mistake, and said to be one. */
function validated(fault: FaultReport | null, trace: Trace | null, tests: readonly TestResult[]): FaultReport | null {
  if (fault === null || trace === null) return fault
  const wrong = checkReport(fault, trace, tests).map((problem) => `${problem} (could not be validated again)`)
  return wrong.length === 0 ? fault : { ...fault, notEstablished: [...fault.notEstablished, ...wrong] }
}

function diagnosis(
  { status, notes }: { status: RepairReport['baseline']['status']; notes: readonly string[] },
  tests: readonly TestResult[],
  fault: FaultReport | null,
): Diagnosis {
  const passed = tests.filter((test) => test.status === 'passed').length
  const baseline = { status, passed, failed: tests.length - passed, notes: [...notes] }
  return { schemaVersion: SCHEMA_VERSION, baseline, tests, fault, trace: null, probed: null }
}
