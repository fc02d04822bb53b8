import type { Evidence, FaultReport, ProbePoint, TestId, TestResult, Trace, TraceEvent } from '#core'
import { failedIds, passedIds } from '#core'

/** What a report is checked against. */
export interface Checked {
  readonly report: FaultReport
  readonly trace: Trace
  readonly events: ReadonlyMap<number, TraceEvent>
  readonly failing: ReadonlySet<TestId>
  readonly passing: ReadonlySet<TestId>
}

export function against(report: FaultReport, trace: Trace, tests: readonly TestResult[] | null): Checked {
  const failing = new Set(tests === null ? report.failures.map(({ test }) => test) : failedIds(tests))
  const others = trace.spectra.map(({ test }) => test).filter((test) => !failing.has(test))
  const events = new Map(trace.events.map((event) => [event.index, event]))
  return { report, trace, events, failing, passing: new Set(tests === null ? others : passedIds(tests)) }
}

/** The cited event with its point. */
export interface Cited {
  readonly event: TraceEvent
  readonly point: ProbePoint
}

export function find({ events, trace }: Checked, index: number): Cited | null {
  const event = events.get(index)
  return event === undefined ? null : { event, point: trace.points[event.point]! }
}

/** What is wrong with a citation; nothing where the event saw this value, there, in that test. */
export function problemsOf(checked: Checked, cited: Evidence): string[] {
  const found = find(checked, cited.event)
  if (found === null) return [`there is no event ${cited.event}`]
  const { event, point } = found
  return [
    ...differing('test', event.test, cited.test),
    ...differing('line', point.line, cited.line),
    ...differing('label', point.label, cited.label),
    ...differing('value', event.value?.text ?? '', cited.value),
  ].map((problem) => `event ${cited.event}: ${problem}`)
}

export function differing(what: string, is: unknown, said: unknown): string[] {
  return is === said ? [] : [`its ${what} is ${shown(is)}, not ${shown(said)}`]
}

export function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
