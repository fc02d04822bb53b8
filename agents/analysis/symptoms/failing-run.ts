import type { ProbePoint, Symptom, TestFailure, TestId, TraceEvent } from '#core'
import type { Observed } from '../observed.ts'
import type { SeenCall } from '../views/calls.ts'

/** A failing test's run, as symptoms are looked for in it. */
export interface FailingRun {
  readonly observed: Observed
  readonly test: TestId
  readonly failure: TestFailure
  /** Its events and calls; `allCalls` are those of other tests as well. */
  readonly events: readonly TraceEvent[]
  readonly calls: readonly SeenCall[]
  readonly allCalls: readonly SeenCall[]
  /** How often each point ran in it. */
  readonly counts: ReadonlyMap<number, number>
}

/** What was found; `null` where the failure is of another kind. */
export type Found = Pick<Symptom, 'line' | 'text'> & { readonly events: readonly TraceEvent[] }

export type FindSymptom = (run: FailingRun) => Found | null

export function pointOf({ observed }: FailingRun, event: TraceEvent): ProbePoint {
  return observed.trace.points[event.point]!
}

/** The last call that the test itself made. */
export function outermostCall({ calls }: FailingRun): SeenCall | undefined {
  return calls.findLast(({ caller }) => caller === 0)
}

/** Recursion without an end is no exception of its own. */
export function isStackOverflow({ failure }: FailingRun): boolean {
  return failure.errorName === 'RangeError' && failure.message.includes('call stack')
}

/** Code or a value in backticks, as far as it has none itself. */
export function quoted(text: string): string {
  const shown = text.split('`')[0]!
  return shown === '' ? 'it' : `\`${shown}\``
}

export function valueText({ value }: TraceEvent): string {
  return quoted(value?.text ?? 'nothing')
}
