export { diagnose, type Diagnosis } from './diagnose.ts'
export { instrument, type InstrumentOutcome } from './instrument.ts'
export { repair, type RepairOptions } from './repair.ts'
export { run, type RunTestsOptions } from './run.ts'
export { createSandbox } from '#probes'
export { Limits, PROBE_KINDS, RepairResult, RepairTaskInput, TracemendError } from '#core'
export type {
  ErrorCode,
  FaultReport,
  InstrumentedSource,
  ProbePlan,
  RepairEvent,
  RepairReport,
  RepairStatus,
  RunOutcome,
  Sandbox,
  TestFailure,
  TestResult,
  Trace,
  Trajectory,
  TrajectoryLog,
  TrajectoryRecord,
} from '#core'
