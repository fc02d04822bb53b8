import type { ProbePoint, TestId, Trace } from '#core'
import { callsOf, hasName, isWhole, resultOf, type SeenCall } from './calls.ts'

/** A function that gave something for certain arguments in a run that passed, and something else for the same ones elsewhere. */
export interface BrokenPair {
  readonly functionName: string
  readonly kept: SeenCall
  readonly broken: SeenCall
}

/**
 * Helpers that a candidate breaks: for arguments that tests gave them which passed, they give something else now, in whichever test. One pair a
 * function. Functions that gave different results for the same arguments before are left out: they depend on more.
 *
 * @param passed tests that passed before
 */
export function brokenPairs(before: Trace, after: Trace, passed: readonly TestId[]): BrokenPair[] {
  return pairsOf(callsOf(before), callsOf(after), new Set(passed))
}

/** The same within one run of the program: calls of failing tests against calls of passing ones. */
export function brokenPairsWithin(
  calls: readonly SeenCall[],
  passed: readonly TestId[],
  failed: readonly TestId[],
): BrokenPair[] {
  const failing = new Set<TestId | null>(failed)
  const ofFailing = calls.filter(({ test }) => failing.has(test))
  return pairsOf(calls, ofFailing, new Set(passed))
}

function pairsOf(before: readonly SeenCall[], after: readonly SeenCall[], passed: ReadonlySet<TestId>): BrokenPair[] {
  const known = Map.groupBy(before.filter(isComparable), keyOf)
  const broken = new Map<string, BrokenPair>()
  for (const call of after.filter(isComparable)) {
    const kept = known.get(keyOf(call))?.filter(({ test }) => test !== null && passed.has(test)) ?? []
    const results = new Set(kept.map(sayingOf))
    if (results.size !== 1 || results.has(sayingOf(call)) || broken.has(idOf(call.point))) continue
    broken.set(idOf(call.point), { functionName: call.point.functionName, kept: kept[0]!, broken: call })
  }
  return [...broken.values()]
}

/** Named helpers only: what a test itself calls it judges itself. Without parameters, and with cut ones, no two calls are known to be alike. */
function isComparable(call: SeenCall): boolean {
  const result = resultOf(call)
  const given = call.entry.value!.text
  return call.caller !== 0 && hasName(call.point) && result !== null && isWhole(result) && isWhole(given) && given !== '[]'
}

function idOf({ label, functionName }: ProbePoint): string {
  return `${functionName} ${label}`
}

function keyOf({ point, entry }: SeenCall): string {
  return `${idOf(point)} ${entry.value!.text}`
}

function sayingOf(call: SeenCall): string {
  return `${call.threw ? 'threw' : 'gave'} ${resultOf(call)}`
}
