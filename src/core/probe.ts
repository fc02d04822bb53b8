import type { Span } from './span.ts'

/** What a probe observes. Each kind has one placer. */
export const PROBE_KINDS = ['function', 'branch', 'loop', 'statement', 'assignment', 'return', 'throw', 'operand'] as const
export type ProbeKind = (typeof PROBE_KINDS)[number]

/** One place in the program that is observed. `id` indexes the list of points. */
export interface ProbePoint {
  readonly id: number
  readonly kind: ProbeKind
  readonly span: Span
  readonly line: number
  /** The innermost named function around it; `<module>` outside all. */
  readonly functionName: string
  /** What is seen there, such as the assigned variable or the condition's text (capped). */
  readonly label: string
}

/** What to observe; chosen before a run. */
export interface ProbePlan {
  readonly kinds: readonly ProbeKind[]
  /** Only points inside one of these ranges; absent means the whole program. */
  readonly within?: readonly Span[]
}

/** The program with probes placed, in its own language and format, and the points they report to. */
export interface InstrumentedSource {
  readonly text: string
  readonly points: readonly ProbePoint[]
}
