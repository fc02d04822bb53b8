import type { ProbeKind } from './probe.ts'
import type { TestFailure } from './run.ts'
import type { TestId } from './test-id.ts'
import type { Span } from './span.ts'

/** A place that may hold the fault. `score` is its suspiciousness, 0 to 1. */
export interface Suspect {
  readonly span: Span
  readonly line: number
  /** The kind of probe that saw it. */
  readonly kind: ProbeKind
  readonly functionName: string
  readonly text: string
  readonly score: number
  /** How many failing and passing tests ran it. */
  readonly failing: number
  readonly passing: number
}

/** A value that was seen, cited by the trace event that saw it. */
export interface Evidence {
  readonly event: number
  readonly test: TestId
  readonly line: number
  readonly label: string
  readonly value: string
}

export interface FailingTest {
  readonly test: TestId
  readonly name: string
  readonly failure: TestFailure
}

/** Where the fault probably is, and what was seen there. Suspects come most suspicious first. */
export interface FaultReport {
  readonly formula: 'ochiai'
  readonly failures: readonly FailingTest[]
  readonly suspects: readonly Suspect[]
  readonly evidence: readonly Evidence[]
  /** What could not be told, and why: for instance that the instrumented run disagreed with the plain one. */
  readonly notEstablished: readonly string[]
}
