import { DEFAULT_ANALYSIS, type AnalysisOptions } from '#core'
import type {
  EventSink,
  FaultReport,
  InstrumentedSource,
  Localised,
  ParseOutcome,
  RepairTask,
  SandboxSession,
  Trace,
} from '#core'
import { takeBaseline, type Baseline } from './baseline.ts'
import { observe, type Observer } from './observe.ts'

/** What is known about a program before anything is proposed. */
export interface Investigation {
  readonly program: ParseOutcome
  readonly baseline: Baseline
  readonly fault: FaultReport | null
  readonly trace: Trace | null
  /** The program with the probes that the trace comes from. */
  readonly probed: InstrumentedSource | null
}

export interface Investigator extends Observer {
  readonly emit: EventSink
}

/** Baseline, probes, run, suspects. A program that is not failing, or that does not load, is not probed. */
export async function investigate(task: RepairTask, session: SandboxSession, by: Investigator): Promise<Investigation> {
  const program = by.prober.parse(task.source)
  const baseline = nameSyntaxFault(await takeBaseline(session, task.source.text, by.seed), program)
  const { status, finished, notes } = baseline
  const passed = finished.filter((test) => test.status === 'passed').length
  by.emit({ type: 'baseline-end', baseline: { status, passed, failed: finished.length - passed, notes: [...notes] } })
  if (status !== 'failing' || program.status !== 'parsed') return { program, baseline, fault: null, trace: null, probed: null }
  const { fault, trace, probed } = await observe(task, program.source, session, baseline, by)
  by.emit({ type: 'fault-localised', fault })
  return { program, baseline, fault, trace, probed }
}

/** Programs whose every run is slow, or hangs, are not tried to the end: the time is the search's. */
const CLOSER_LOOK: AnalysisOptions = { ...DEFAULT_ANALYSIS, interventionMs: 1_000 }

/** Localises the fault of a failing program once more, by all signals. */
export async function investigateClosely(
  task: RepairTask,
  session: SandboxSession,
  { program, baseline, trace }: Investigation,
  by: Observer,
): Promise<Localised | null> {
  if (program.status !== 'parsed' || trace === null) return null
  const closer = await observe(task, program.source, session, baseline, { ...by, analysis: CLOSER_LOOK })
  return { fault: closer.fault, trace: closer.trace }
}

function nameSyntaxFault(baseline: Baseline, program: ParseOutcome): Baseline {
  if (baseline.status !== 'does-not-load' || program.status !== 'syntax-fault') return baseline
  const { message, line, column } = program.fault
  return {
    ...baseline,
    status: 'syntax-fault',
    notes: [`the program does not parse: ${message} (line ${line}, column ${column})`],
  }
}
