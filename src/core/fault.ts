import type { Formula, Signal } from './analysis.ts'
import type { Change } from './intervention.ts'
import type { ProbeKind } from './probe.ts'
import type { TestFailure } from './run.ts'
import type { TestId } from './test-id.ts'
import type { Span } from './span.ts'

/** A place that may hold the fault. `score` is its suspiciousness, 0 to 1, from all signals that were asked. */
export interface Suspect {
  readonly span: Span
  readonly line: number
  /** The kind of probe that saw it. */
  readonly kind: ProbeKind
  readonly functionName: string
  readonly text: string
  readonly score: number
  /** What each signal says by itself, 0 to 1. */
  readonly signals: Partial<Record<Signal, number>>
  /** How many failing and passing tests ran it. */
  readonly failing: number
  readonly passing: number
}

/** A value that was seen, cited by the trace event that saw it. `test` is null for what ran while the program loaded. */
export interface Evidence {
  readonly event: number
  readonly test: TestId | null
  readonly line: number
  readonly label: string
  readonly value: string
}

export interface FailingTest {
  readonly test: TestId
  readonly name: string
  readonly failure: TestFailure
}

/** Failing tests that fail alike: with the same error, by the same way through the program. */
export interface FailureCluster {
  readonly tests: readonly TestId[]
  readonly errorName: string
  /** Where they go and no other failing test does; null where that is nowhere. */
  readonly line: number | null
}

/** What a failing assertion is about: the call of the program that gave the wrong value, and the part of it that is wrong. */
export interface Difference {
  readonly test: TestId
  /** The assertion's own text, capped. */
  readonly assertion: string
  /** The call in the assertion; null where none can be told. */
  readonly call: string | null
  /** The event that saw the call's result (or the error that left it); null where the trace does not hold it. */
  readonly event: number | null
  /** Way from the result to the part that differs, such as `[1].name`; empty for the whole. */
  readonly path: string
  readonly expected: string
  readonly actual: string
  /** How the part differs: `2 more`, `the other sign`, `order only`, `one element too few`… */
  readonly how: string
}

/** What kind of failure this is, where that can be told from the trace. */
export const SYMPTOMS = [
  'exception',
  'wrong-type',
  'missing-return',
  'endless-loop',
  'mutated-input',
  'near-miss',
  'broken-helper',
] as const

/** Something that went wrong in a way that has a name. `text` says what was seen, in words and values of the trace. */
export interface Symptom {
  readonly kind: (typeof SYMPTOMS)[number]
  readonly test: TestId
  readonly line: number | null
  readonly text: string
  readonly events: readonly number[]
}

/** The first event of a failing run whose value, or whose being there at all, no passing run shares. */
export interface Onset extends Evidence {
  /** `path`: no passing run goes there from the same place; `value`: passing runs go there, and see other values. */
  readonly departs: 'path' | 'value'
  /** What passing runs saw at the same point in the same calling context: events, a few of them. */
  readonly passing: readonly Evidence[]
}

/** The lines of the program that a failing test's wrong result was computed from, or that led to the error that ended it. */
export interface SliceView {
  readonly test: TestId
  readonly lines: readonly number[]
  /** How many lines the tests ran in all. */
  readonly executed: number
}

/** One link of the way that a wrong state took from the onset to the failure, in the order of the run. */
export interface ChainLink extends Evidence {
  /** `data`: its value is used by the next link; `control`: it decides that the next link happens; `failure`: the last one. */
  readonly leads: 'data' | 'control' | 'failure'
}

/** What would have happened otherwise: forced and run again, in a fresh isolate. */
export interface Counterfactual {
  readonly point: number
  readonly span: Span
  readonly line: number
  readonly label: string
  /** Which evaluation in the test was changed, from 1; null for all of them. */
  readonly visit: number | null
  readonly change: Change
  /** The event that saw the value that was replaced, the first one where all are; and that value. */
  readonly event: number
  readonly was: string
  /** What it was made, in words: `0.2`, `its absolute value`, `1 more`. */
  readonly would: string
  /** Failing tests that pass then, and passing ones that fail. */
  readonly fixed: readonly TestId[]
  readonly lost: readonly TestId[]
}

/** One function's calls as they were seen: what it was given and what came of it. */
export interface ObservedFunction {
  readonly functionName: string
  readonly line: number
  readonly calls: readonly ObservedCall[]
}

export interface ObservedCall {
  readonly test: TestId | null
  readonly passed: boolean
  /** Number of the call in the trace, and of the call that made it; 0 for none. */
  readonly call: number
  readonly caller: number
  /** The event of the entry, and of the result or the exception; null where it did not end or that was not kept. */
  readonly entry: number
  readonly end: number | null
  readonly arguments: string
  readonly result: string | null
  readonly threw: boolean
}

/** A basic block with what its variables were before and after it ran, in one test. */
export interface BlockView {
  readonly firstLine: number
  readonly lastLine: number
  readonly functionName: string
  readonly score: number
  readonly test: TestId
  /** Which visit of the block in that test, from 1, and how many there were. */
  readonly visit: number
  readonly visits: number
  readonly before: readonly Evidence[]
  readonly after: readonly Evidence[]
}

/**
 * Where the fault probably is, and why. Suspects come most suspicious first. Everything that is said of a run cites the trace's events by
 * their index: `checkReport` proves it.
 */
export interface FaultReport {
  readonly formula: Formula
  readonly signals: readonly Signal[]
  readonly failures: readonly FailingTest[]
  readonly clusters: readonly FailureCluster[]
  readonly differences: readonly Difference[]
  readonly symptoms: readonly Symptom[]
  readonly suspects: readonly Suspect[]
  readonly slice: readonly SliceView[]
  readonly onset: Onset | null
  readonly chain: readonly ChainLink[]
  readonly counterfactuals: readonly Counterfactual[]
  readonly functions: readonly ObservedFunction[]
  readonly blocks: readonly BlockView[]
  readonly evidence: readonly Evidence[]
  /** What could not be told, and why: for instance that the instrumented run disagreed with the plain one. */
  readonly notEstablished: readonly string[]
}

/** A report in which nothing is known. */
export const EMPTY_FAULT_REPORT: FaultReport = {
  formula: 'ochiai',
  signals: [],
  failures: [],
  clusters: [],
  differences: [],
  symptoms: [],
  suspects: [],
  slice: [],
  onset: null,
  chain: [],
  counterfactuals: [],
  functions: [],
  blocks: [],
  evidence: [],
  notEstablished: [],
}
