import {
  failedIds,
  type FailingTest,
  type FaultReport,
  type ParsedSource,
  type Suspect,
  type TestResult,
  type Trace,
} from '#core'
import { citeEvidence } from './evidence.ts'
import { kindOf, length, mostSpecific, scorePlaces, type Place } from './places.ts'

export interface Observed {
  readonly source: ParsedSource
  readonly baseline: readonly TestResult[]
  /** `null` where the instrumented run gave none that can be trusted. */
  readonly trace: Trace | null
}

const MOST_SUSPECTS = 50
const TEXT_CAP = 120

/**
 * Where the fault probably is: Ochiai over the spectra of statements, conditions (taken true and false apart) and operands.
 * Among equal scores the longer place comes first (more code has more room for a fault), then the later one: of the orders tried on
 * seeded faults, this one named the faulty line first most often.
 */
export function localizeFault({ source, baseline, trace }: Observed): FaultReport {
  const failures = baseline.flatMap((test) =>
    test.status === 'failed' ? [{ test: test.id, name: test.name, failure: test.failure }] : [],
  )
  const suspects = trace === null ? [] : findSuspects(source, trace, baseline)
  const evidence = trace === null ? [] : citeEvidence(trace, suspects, failedIds(baseline))
  return { formula: 'ochiai', failures, suspects, evidence, notEstablished: gaps(failures, baseline, trace, suspects) }
}

function findSuspects(source: ParsedSource, trace: Trace, baseline: readonly TestResult[]): Suspect[] {
  return mostSpecific(scorePlaces(trace, baseline))
    .sort((a, b) => b.score - a.score || length(b.span) - length(a.span) || b.span.start - a.span.start)
    .slice(0, MOST_SUSPECTS)
    .map((place) => toSuspect(source, place))
}

function toSuspect(source: ParsedSource, { span, points, score, failing, passing }: Place): Suspect {
  const { line, functionName } = points[0]!
  const text = source.text.slice(span.start, span.end).replace(/\s+/g, ' ')
  const capped = text.length <= TEXT_CAP ? text : `${text.slice(0, TEXT_CAP - 1)}…`
  return { span, line, kind: kindOf(points), functionName, text: capped, score, failing, passing }
}

/** What the suspects cannot tell, in the reader's words. */
function gaps(
  failures: readonly FailingTest[],
  baseline: readonly TestResult[],
  trace: Trace | null,
  suspects: readonly Suspect[],
): string[] {
  if (trace === null) return ['no suspects: there is no trace of a run with probes']
  if (failures.length === 0) return ['no suspects: no test fails']
  const list: string[] = []
  if (trace.points.length === 0) list.push('no suspects: no probe could be placed in the program')
  else if (suspects.length === 0) list.push('no suspects: no failing test ran an observed place of the program')
  if (failures.length === baseline.length) list.push('no test passes, so all that the failing tests run is equally suspicious')
  const errors = [...new Set(failures.map(({ failure }) => failure.errorName))]
  if (errors.length > 1) list.push(`the failures differ (${errors.join(', ')}) and may have several causes`)
  return list
}
