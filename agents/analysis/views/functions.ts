import { failedIds, passedIds, type ObservedCall, type ObservedFunction, type TestId } from '#core'
import type { Observed } from '../observed.ts'
import { callsOf, hasName, resultOf, type SeenCall } from './calls.ts'

const MOST_FUNCTIONS = 12
const MOST_CALLS = 6
/** Of these, so many are kept free for calls of passing tests. */
const FROM_PASSING = 2

/** The named functions that failing tests called, in the order in which they were first called, with what they were given and gave. */
export function viewFunctions({ trace, baseline }: Observed): ObservedFunction[] {
  const failed = new Set<TestId | null>(failedIds(baseline))
  const passed = new Set<TestId | null>(passedIds(baseline))
  const byFunction = Map.groupBy(callsOf(trace), ({ point }) => point)
  return [...byFunction]
    .filter(([point, calls]) => hasName(point) && calls.some(({ test }) => failed.has(test)))
    .slice(0, MOST_FUNCTIONS)
    .map(([point, calls]) => {
      const telling = calls.toSorted((a, b) => Number(a.end === null) - Number(b.end === null))
      const distinct = withoutRepeats([...telling.filter(({ test }) => failed.has(test)), ...telling])
      const [failing, others] = [distinct.filter(({ test }) => failed.has(test)), distinct.filter(({ test }) => passed.has(test))]
      const kept = failing.slice(0, Math.max(MOST_CALLS - others.length, MOST_CALLS - FROM_PASSING))
      const shown = [...kept, ...others.slice(0, MOST_CALLS - kept.length)]
      return { functionName: point.functionName, line: point.line, calls: shown.map((call) => toObserved(call, passed)) }
    })
}

/** The first of the calls that were given and gave the same. */
function withoutRepeats(calls: readonly SeenCall[]): SeenCall[] {
  const sayings = new Map<string, SeenCall>()
  for (const call of calls) {
    const saying = JSON.stringify([call.entry.value!.text, resultOf(call), call.threw])
    if (!sayings.has(saying)) sayings.set(saying, call)
  }
  return [...sayings.values()]
}

function toObserved(seen: SeenCall, passed: ReadonlySet<TestId | null>): ObservedCall {
  const { test, call, caller, entry, end, threw } = seen
  return {
    test,
    passed: passed.has(test),
    call,
    caller,
    entry: entry.index,
    end: end?.index ?? null,
    arguments: entry.value!.text,
    result: resultOf(seen),
    threw,
  }
}
