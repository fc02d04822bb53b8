import { oneLine, ranOut, type Difference, type ParsedSource, type TestFailure, type TestResult, type TraceEvent } from '#core'
import type { Observed } from '../observed.ts'
import { graphOf, nameIn, type OutermostCall } from '../slices/graph.ts'
import { compareValues, type Part } from './compare-values.ts'
import type { Assertion } from './assertions.ts'
import { findAssertion } from './find-assertion.ts'
import { readValue } from './read-value.ts'
import { relationText, thrownText } from './wants.ts'
import { takeApart, type Subject } from './take-apart.ts'

type Failed = Extract<TestResult, { status: 'failed' }>

const TEXT_CAP = 160
/** Failing tests whose assertions are taken apart. */
const MOST_DIFFERENCES = 50

/** What each failing test's assertion is about, and how what it got differs from what it wants. */
export function findDifferences(observed: Observed): Difference[] {
  const { task, parse, trace, baseline } = observed
  const parsed = /^\s*[[{]/.test(task.tests.text) && /\.json$/i.test(task.tests.path) ? null : parse(task.tests)
  const tests = parsed?.status === 'parsed' ? parsed.source : null
  const calls = graphOf(observed)?.outermost
  const names = new Set(trace.points.filter(({ kind }) => kind === 'function').map(({ label }) => nameIn(label)))
  const failed = baseline.filter((result) => result.status === 'failed')
  return failed
    .slice(0, MOST_DIFFERENCES)
    .map((result) => differenceOf(result, tests, calls?.get(result.id) ?? calls?.get(null) ?? [], names))
}

function differenceOf(
  result: Failed,
  tests: ParsedSource | null,
  calls: readonly OutermostCall[],
  names: ReadonlySet<string>,
): Difference {
  const { failure } = result
  const found = tests === null ? null : findAssertion(tests, result)
  const textOf = ({ start, end }: { start?: number | null; end?: number | null }) => capped(tests!.text.slice(start!, end!))
  const subject = found === null ? null : takeApart(found.assertion.subject, [found.scope, tests!.ast], (name) => names.has(name))
  const wanted = found?.assertion.expected ? textOf(found.assertion.expected) : ''
  const isSwapped = found?.assertion.isSwapped === true
  const [left, right] = isSwapped ? [failure.expected, failure.actual] : [failure.actual, failure.expected]
  const call = callOf(subject, calls, left)
  const how = found === null ? null : howItFails(found.assertion, wanted, failure)
  const part = partOf(result, how, right ?? wanted, left ?? call?.end?.value?.text ?? '', call?.end ?? null)
  const isPart = subject === null || subject.isDirect
  return {
    test: result.id,
    assertion: found === null ? capped(result.name) : textOf(found.assertion.node),
    call: subject === null ? (call?.functionName ?? null) : textOf(subject.call),
    event: call?.end?.index ?? null,
    path: isPart ? `${subject?.path ?? ''}${part.path}` : part.path,
    expected: capped(part.expected),
    actual: capped(part.actual),
    how: part.how,
  }
}

/** The call that the assertion is about: the last one of its function, of those that gave what was compared where that can be told. */
function callOf(subject: Subject | null, calls: readonly OutermostCall[], actual: string | undefined): OutermostCall | undefined {
  const own = subject === null ? calls : calls.filter(({ functionName }) => functionName === subject.functionName)
  return own.findLast(({ end }) => end?.value?.text === actual) ?? own.at(-1)
}

function partOf({ failure }: Failed, how: string | null, expected: string, actual: string, end: TraceEvent | null): Part {
  const whole = (how: string, got = actual): Part => ({ path: '', expected, actual: got, how })
  if (ranOut(failure)) return whole('it does not end', '')
  const error = `${failure.errorName}: ${failure.message}`
  if (failure.kind === 'error') return whole(`${failure.errorName} instead of a value`, error)
  if (how !== null) return whole(how)
  if (failure.expected === undefined && failure.actual === undefined) {
    return expected === '' || end === null ? whole('not as asserted') : compareValues(readValue(actual), readValue(expected))
  }
  return compareValues(readValue(actual), readValue(expected))
}

/** In words of its own, where no equal value was wanted. */
function howItFails({ wants, node, isSwapped }: Assertion, expected: string, failure: TestFailure): string | null {
  if (wants === 'equal') return null
  return wants === 'relation' ? capped(relationText(node, isSwapped, expected, failure)) : thrownText(wants, failure)
}

function capped(text: string): string {
  const line = oneLine(text).trim()
  return line.length <= TEXT_CAP ? line : `${line.slice(0, TEXT_CAP - 1)}…`
}
