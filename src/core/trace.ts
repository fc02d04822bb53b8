import type { ProbePoint } from './probe.ts'
import type { TestId } from './test-id.ts'

/** Types of values, as they are told apart in a trace. */
export const VALUE_TYPES = [
  'undefined',
  'null',
  'boolean',
  'number',
  'bigint',
  'string',
  'symbol',
  'function',
  'array',
  'object',
  'other',
] as const
export type ValueType = (typeof VALUE_TYPES)[number]

/** A bounded picture of a value at the moment it was seen; `text` is capped JavaScript-like text. */
export interface ValueSnapshot {
  readonly type: ValueType
  readonly text: string
  /** Length of a string or array. */
  readonly size?: number
  /** The same number for the same object, from 1 in order of first being seen. */
  readonly identity?: number
}

/** One observation. `index` orders the whole trace; `call` numbers the function call it happened in. */
export interface TraceEvent {
  readonly index: number
  readonly point: number
  readonly call: number
  readonly test: TestId | null
  /** `null` where there is none to see, as at a turn of a loop. */
  readonly value: ValueSnapshot | null
  /** Which visit of the point this was in its test, from 1; of a condition, which time that it took this arm, where that is known. */
  readonly visit?: number
  /** The variable's value before the assignment. */
  readonly before?: ValueSnapshot
  /** At a function's entry: the call that was active when it was entered; 0 outside of all. */
  readonly caller?: number
  /** Where an exception left a function: the last point that had begun before it. */
  readonly origin?: number
  /**
   * An exception, not a number, infinite, or of another type than a number's that the point had not shown before. Such events are never
   * dropped for others.
   */
  readonly anomalous?: true
}

/** How often each point ran in one test: `[point, count]`, points that did not run left out. */
export interface TestSpectrum {
  readonly test: TestId
  readonly counts: readonly (readonly [point: number, count: number])[]
}

/** How often a test came by probe points. */
export function hitsOf({ counts }: TestSpectrum): number {
  return counts.reduce((sum, [, count]) => sum + count, 0)
}

/** Turns of a loop that the events leave out, after the event `after` (an index). */
export interface Fold {
  readonly after: number
  /** The loop's point. */
  readonly point: number
  readonly test: TestId | null
  readonly turns: number
  /** Whether the turns left out saw exactly the values of the turn before; otherwise they were not kept. */
  readonly same: boolean
}

/** Whether probes changed what the program does: how the tests of a plain run ended against those of the instrumented one. */
export type ProbeEffect =
  | { readonly status: 'not-compared' }
  /** So many tests ended alike, and all did. */
  | { readonly status: 'none'; readonly tests: number }
  /** These ended differently: what was seen is dropped, since it was another program's doing. */
  | { readonly status: 'changed'; readonly tests: readonly TestId[] }

/** What the probes saw. Counts are exact; of each point and test the first and the last events are kept; `dropped` were seen besides. */
export interface Trace {
  readonly points: readonly ProbePoint[]
  readonly spectra: readonly TestSpectrum[]
  readonly events: readonly TraceEvent[]
  readonly folds: readonly Fold[]
  readonly dropped: number
  readonly probeEffect: ProbeEffect
}
