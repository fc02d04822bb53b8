import type { AnalysisOptions, FailingTest, FaultReport, ParsedSource, Signal, Suspect, TestResult } from '#core'
import { EMPTY_FAULT_REPORT, failedIds, oneLine } from '#core'
import { clusterFailures } from './clusters.ts'
import { findOnset } from './divergence/onset.ts'
import { scoreDivergence } from './divergence/score-divergence.ts'
import { findDifferences } from './differences/find-differences.ts'
import { chainFrom } from './chain.ts'
import { citeEvidence } from './evidence.ts'
import type { Observed, PointScores } from './observed.ts'
import { kindOf, mostSpecific, scorePlaces, type Place } from './places.ts'
import { scoreSize } from './score-size.ts'
import { scoreSlice } from './slices/score-slice.ts'
import { viewSlices } from './slices/view-slices.ts'
import { scorePredicates } from './spectra/score-predicates.ts'
import { scoreSpectrum } from './spectra/score-spectrum.ts'
import { findSymptoms } from './symptoms/find-symptoms.ts'
import { viewBlocks } from './views/blocks.ts'
import { viewFunctions } from './views/functions.ts'

const MOST_SUSPECTS = 50
const TEXT_CAP = 120

/** Signals that a trace gives; what an intervention says takes runs of its own. */
const FROM_TRACE: Partial<Record<Signal, (observed: Observed, options: AnalysisOptions) => PointScores>> = {
  spectrum: scoreSpectrum,
  predicates: scorePredicates,
  divergence: scoreDivergence,
  slice: scoreSlice,
  size: scoreSize,
}

/** What each signal that is asked says of each point, of those that a trace gives. */
export function scoreSignals(observed: Observed, options: AnalysisOptions): Map<Signal, PointScores> {
  const asked = options.signals.filter((signal) => FROM_TRACE[signal] !== undefined)
  return new Map(asked.map((signal) => [signal, FROM_TRACE[signal]!(observed, options)]))
}

/** The places that may hold the fault, the most suspicious first. */
export function rankSuspects(
  observed: Observed,
  options: AnalysisOptions,
  scores: ReadonlyMap<Signal, PointScores> = scoreSignals(observed, options),
): readonly Suspect[] {
  return mostSpecific(scorePlaces(observed, scores, options))
    .sort((a, b) => b.score - a.score || b.span.start - a.span.start)
    .slice(0, MOST_SUSPECTS)
    .map((place) => toSuspect(observed.source, place))
}

/** Where the fault probably is, from one trace and the signals' scores. */
export function localizeFault(
  observed: Observed,
  options: AnalysisOptions,
  scores: ReadonlyMap<Signal, PointScores> = scoreSignals(observed, options),
): FaultReport {
  const { baseline, trace } = observed
  const failures = failuresOf(baseline)
  const clusters = clusterFailures(observed)
  const onset = scores.has('divergence') ? findOnset(observed) : null
  const suspects = rankSuspects(observed, options, scores)
  return {
    ...EMPTY_FAULT_REPORT,
    formula: options.formula,
    signals: [...scores.keys()],
    failures,
    clusters,
    differences: findDifferences(observed),
    symptoms: findSymptoms(observed),
    suspects,
    slice: scores.has('slice') ? viewSlices(observed, clusters) : [],
    onset,
    chain: onset === null ? [] : chainFrom(observed, onset.event),
    functions: viewFunctions(observed),
    blocks: viewBlocks(observed, suspects),
    evidence: citeEvidence(trace, suspects, failedIds(baseline)),
    notEstablished: gaps(failures, observed, suspects),
  }
}

/** What is to be said where there is no trace that can be trusted. */
export function unlocalizedFault(baseline: readonly TestResult[], options: AnalysisOptions, why: string | null): FaultReport {
  const notEstablished = [...(why === null ? [] : [why]), 'no suspects: there is no trace of a run with probes']
  return { ...EMPTY_FAULT_REPORT, formula: options.formula, failures: failuresOf(baseline), notEstablished }
}

function failuresOf(baseline: readonly TestResult[]): FailingTest[] {
  return baseline.flatMap((test) => (test.status === 'failed' ? [{ test: test.id, name: test.name, failure: test.failure }] : []))
}

function toSuspect(source: ParsedSource, { span, points, score, signals, failing, passing }: Place): Suspect {
  const { line, functionName } = points[0]!
  const text = oneLine(source.text.slice(span.start, span.end))
  const capped = text.length <= TEXT_CAP ? text : `${text.slice(0, TEXT_CAP - 1)}…`
  return { span, line, kind: kindOf(points), functionName, text: capped, score, signals, failing, passing }
}

/** What the suspects cannot tell, in the reader's words. */
function gaps(failures: readonly FailingTest[], { baseline, trace }: Observed, suspects: readonly Suspect[]): string[] {
  if (failures.length === 0) return ['no suspects: no test fails']
  const list: string[] = []
  if (trace.points.length === 0) list.push('no suspects: no probe could be placed in the program')
  else if (suspects.length === 0) list.push('no suspects: no failing test ran an observed place of the program')
  if (failures.length === baseline.length) list.push('no test passes, so all that the failing tests run is equally suspicious')
  const errors = [...new Set(failures.map(({ failure }) => failure.errorName))]
  if (errors.length > 1) list.push(`the failures differ (${errors.join(', ')}) and may have several causes`)
  return list
}
