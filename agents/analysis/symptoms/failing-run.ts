import type { ProbePoint, Symptom, TestFailure, TestId, TraceEvent, ValueSnapshot } from '#core'
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

/** Code or a value in backticks; its own become quotes. */
export function quoted(text: string): string {
  return text === '' ? 'it' : `\`${text.replaceAll('`', "'")}\``
}

/** A value as it was seen; of a busy point only its type may be known. */
export function valueText({ value }: TraceEvent): string {
  if (value === null) return quoted('nothing')
  return value.text === '' ? TYPE_WORDS[value.type] : quoted(value.text)
}

const TYPE_WORDS: Readonly<Record<ValueSnapshot['type'], string>> = {
  undefined: '`undefined`',
  null: '`null`',
  boolean: 'a boolean',
  number: 'a number',
  bigint: 'a bigint',
  string: 'a text',
  symbol: 'a symbol',
  function: 'a function',
  array: 'a list',
  object: 'an object',
  other: 'something else',
}
