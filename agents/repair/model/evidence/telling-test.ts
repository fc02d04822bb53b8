import { failedIds, type RepairContext, type TestId } from '#core'

/** The failing test that its trace says most about: the one with the onset, or else the shortest to read. */
export function tellingTest({ fault, trace, baseline }: RepairContext): TestId | null {
  if (trace === null) return null
  const counts = new Map(failedIds(baseline).map((test) => [test, 0]))
  for (const { test } of trace.events) if (test !== null && counts.has(test)) counts.set(test, counts.get(test)! + 1)
  const seen = [...counts].filter(([, count]) => count > 0).sort(([, a], [, b]) => a - b)
  const onset = fault?.onset?.test
  if (onset != null && seen.some(([test]) => test === onset)) return onset
  return seen[0]?.[0] ?? null
}
