import type { TestId, TestSpectrum, TraceEvent } from '#core'

/** Bytes of JSON that the events of one trace may take. */
export const TRACE_BUDGET_BYTES = 256 * 1024

/** JSON of an event without its texts. */
const EVENT_BYTES = 110
const VALUE_BYTES = 40
/** Events of passing tests stand back behind so many more of failing ones. */
const PASSING_LATER = 8

/**
 * Keeps as many events as the budget has room for: anomalous ones always; then those nearest to the first and the last of their point
 * and test, of the failing tests before the passing ones, of the points that mostly failing tests ran before others, and of short tests
 * before long ones: a whole one tells more than pieces of many.
 * `failed` are the tests that did not pass, those without a result among them. The order of the events stays.
 */
export function spendBudget(
  events: readonly TraceEvent[],
  spectra: readonly TestSpectrum[],
  failed: ReadonlySet<TestId>,
  bytes: number,
): readonly TraceEvent[] {
  if (total(events) <= bytes) return events
  const suspicion = suspicionOf(spectra, failed)
  const ranks = new Map<TraceEvent, number>()
  const sizes = new Map([...Map.groupBy(events, ({ test }) => test)].map(([test, list]) => [test, list.length]))
  for (const visits of byPointAndTest(events)) {
    visits.forEach((event, i) => {
      const fromEnds = Math.min(i, visits.length - 1 - i)
      const later = event.test === null || failed.has(event.test) ? 0 : PASSING_LATER
      ranks.set(event, event.anomalous ? -1 : fromEnds + later + 1 - (suspicion.get(event.point) ?? 0))
    })
  }
  const byRank = (a: TraceEvent, b: TraceEvent) =>
    ranks.get(a)! - ranks.get(b)! || sizes.get(a.test)! - sizes.get(b.test)! || a.index - b.index
  let left = bytes
  const kept = new Set<TraceEvent>()
  for (const event of events.toSorted(byRank)) {
    left -= sizeOf(event)
    if (left < 0 && !event.anomalous) break
    kept.add(event)
  }
  return events.filter((event) => kept.has(event))
}

function byPointAndTest(events: readonly TraceEvent[]): Iterable<TraceEvent[]> {
  return Map.groupBy(events, ({ test, point }) => `${point} ${test}`).values()
}

/** The share of failing tests among those that ran a point, 0 to 1. */
function suspicionOf(spectra: readonly TestSpectrum[], failed: ReadonlySet<TestId>): ReadonlyMap<number, number> {
  const runs = new Map<number, { failing: number; all: number }>()
  for (const { test, counts } of spectra) {
    for (const [point] of counts) {
      const run = runs.get(point) ?? { failing: 0, all: 0 }
      runs.set(point, { failing: run.failing + (failed.has(test) ? 1 : 0), all: run.all + 1 })
    }
  }
  return new Map([...runs].map(([point, { failing, all }]) => [point, failing / all]))
}

function total(events: readonly TraceEvent[]): number {
  return events.reduce((sum, event) => sum + sizeOf(event), 0)
}

function sizeOf({ test, value, before }: TraceEvent): number {
  const texts = (test?.length ?? 0) + (value?.text.length ?? 0)
  return EVENT_BYTES + texts + (before === undefined ? 0 : VALUE_BYTES + before.text.length)
}
