import { DEFAULT_ANALYSIS, SIGNALS, type AnalysisOptions } from '#core'

/** One way of localising; all arms look at the same runs of the same programs. */
export interface Arm {
  readonly name: string
  readonly analysis: AnalysisOptions
}

/** What the others are measured against. */
export const REFERENCE = 'Ochiai, statements'
export const ALL_SIGNALS = 'all signals'

export const ARMS: readonly Arm[] = [
  { name: REFERENCE, analysis: { ...DEFAULT_ANALYSIS, places: 'statements', signals: ['spectrum'] } },
  { name: 'Ochiai, expressions', analysis: { ...DEFAULT_ANALYSIS, signals: ['spectrum'] } },
  ...SIGNALS.filter((signal) => signal !== 'spectrum').map((signal) => ({
    name: `  + ${signal}`,
    analysis: { ...DEFAULT_ANALYSIS, signals: ['spectrum', signal] as const },
  })),
  { name: ALL_SIGNALS, analysis: DEFAULT_ANALYSIS },
]

/** What the figures are made of, without the arms in between. */
export const OUTER_ARMS: readonly Arm[] = ARMS.filter(({ name }) => name === REFERENCE || name === ALL_SIGNALS)
