import type { ProbePoint } from './probe.ts'
import type { TestId } from './test-id.ts'

/** A bounded picture of a value at the moment it was seen; `text` is capped JavaScript-like text. */
export interface ValueSnapshot {
  readonly type:
    | 'undefined'
    | 'null'
    | 'boolean'
    | 'number'
    | 'bigint'
    | 'string'
    | 'symbol'
    | 'function'
    | 'array'
    | 'object'
    | 'other'
  readonly text: string
  /** Length of a string or array. */
  readonly size?: number
}

/** One observation. `index` orders the whole trace; `call` numbers the function call it happened in. */
export interface TraceEvent {
  readonly index: number
  readonly point: number
  readonly call: number
  readonly test: TestId | null
  readonly value: ValueSnapshot | null
}

/** How often each point ran in one test: `[point, count]`, points that did not run left out. */
export interface TestSpectrum {
  readonly test: TestId
  readonly counts: readonly (readonly [point: number, count: number])[]
}

/** What the probes saw. Counts are exact; events are the first of each point and test, `dropped` tells how many are not here. */
export interface Trace {
  readonly points: readonly ProbePoint[]
  readonly spectra: readonly TestSpectrum[]
  readonly events: readonly TraceEvent[]
  readonly dropped: number
}
