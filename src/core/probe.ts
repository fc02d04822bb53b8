import type { Span } from './span.ts'

/** What a probe observes. Each kind has one placer. */
export const PROBE_KINDS = [
  'function',
  'branch',
  'loop',
  'statement',
  'assignment',
  'return',
  'throw',
  'exception',
  'await',
  'operand',
  'call',
  'expression',
  'literal',
  'effect',
] as const
export type ProbeKind = (typeof PROBE_KINDS)[number]

/** How closely a program is looked at, from calls alone to the value of every expression; each includes those before it. */
export const GRANULARITIES = ['function', 'block', 'line', 'expression'] as const
export type Granularity = (typeof GRANULARITIES)[number]

const FUNCTION: readonly ProbeKind[] = ['function', 'return', 'throw', 'exception']
const BLOCK: readonly ProbeKind[] = [...FUNCTION, 'branch', 'loop']
const LINE: readonly ProbeKind[] = [...BLOCK, 'statement', 'assignment', 'await']

/** The probe kinds that a granularity places. Literals and effects are in none: they are observed only to be forced. */
export const KINDS_OF: Readonly<Record<Granularity, readonly ProbeKind[]>> = {
  function: FUNCTION,
  block: BLOCK,
  line: LINE,
  expression: [...LINE, 'operand', 'call', 'expression'],
}

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
  /** Where the assigned variable is declared: tells variables of one name apart. Absent where nothing of the program declares it. */
  readonly variable?: Span
}

/** Kinds that are placed, in the whole program or only inside one of the ranges. */
export interface PlanLayer {
  readonly kinds: readonly ProbeKind[]
  readonly within?: readonly Span[]
}

/** What to observe; chosen before a run. A point is placed when one of the layers asks for it. */
export interface ProbePlan {
  readonly layers: readonly PlanLayer[]
  /** Whether values are looked at; without, points are only counted, at the cost of a coverage tool. */
  readonly values: boolean
}

/** The program with probes placed, in its own language and format, and the points they report to. */
export interface InstrumentedSource {
  readonly text: string
  /** The program without probes. */
  readonly original: string
  readonly points: readonly ProbePoint[]
}
