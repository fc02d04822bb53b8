/** How suspicious a place is by the tests that ran it. */
export const FORMULAS = ['ochiai', 'dstar', 'tarantula', 'barinel'] as const
export type Formula = (typeof FORMULAS)[number]

/**
 * What makes a place suspicious: which tests ran it, which values they saw there, where failing runs depart from passing ones, what the wrong
 * result was computed from, how much code it is, and what forcing its value changes.
 */
export const SIGNALS = ['spectrum', 'predicates', 'divergence', 'slice', 'size', 'intervention'] as const
export type Signal = (typeof SIGNALS)[number]

/** How a fault is to be localised. */
export interface AnalysisOptions {
  readonly formula: Formula
  readonly signals: readonly Signal[]
  /** Which places are told apart: statements only, or expressions inside of them as well. */
  readonly places: 'statements' | 'expressions'
  /** Milliseconds for the most telling interventions, and as many again for the others. */
  readonly interventionMs: number
}

/** Every signal, at the level of expressions. */
export const DEFAULT_ANALYSIS: AnalysisOptions = {
  formula: 'ochiai',
  signals: SIGNALS,
  places: 'expressions',
  interventionMs: 6_000,
}

/** What one trace tells: the search finds most faults before interventions would have paid for their runs. */
export const QUICK_ANALYSIS: AnalysisOptions = { ...DEFAULT_ANALYSIS, signals: ['spectrum'] }
