import type { ProbePoint, TestId, TestResult, Trace } from '#core'
import { createEventLog } from '../runtime/event-log.ts'
import type { RecorderLayout } from '../runtime/recorder-layout.ts'
import { createRecorder } from '../runtime/recorder.ts'
import { foldLoops } from './fold-loops.ts'
import { readEvents } from './read-events.ts'
import { readStretches, type Stretch, toSpectra } from './read-spectra.ts'
import { spendBudget, TRACE_BUDGET_BYTES } from './spend-budget.ts'

/** What is needed to read a recorder's buffer. */
export interface Recording {
  /** A copy: it is written to. */
  readonly buffer: ArrayBufferLike
  readonly layout: RecorderLayout
  readonly points: readonly ProbePoint[]
  /** Ids of the tests by index; what happened under an index without one (a guarded statement that did not throw) is of no test. */
  readonly tests: readonly (TestId | undefined)[]
  readonly results: readonly TestResult[]
}

/** Reads a recorder's buffer, also one whose isolate was ended in the middle of a test: that test is ended here. */
export function decodeTrace({ buffer, layout, points, tests, results }: Recording, budget = TRACE_BUDGET_BYTES): Trace {
  endOpenTest(buffer, layout)
  const stretches = readStretches(buffer, layout)
  const spectra = toSpectra(stretches, tests)
  const folded = foldLoops(points, readEvents(buffer, layout, points, tests))
  const events = spendBudget(folded.events, spectra, failedAmong(tests, results), budget)
  const indices = new Map(events.map(({ index }, i) => [index, i]))
  return {
    points,
    spectra,
    events: events.map((event, index) => ({ ...event, index })),
    folds: folded.folds.flatMap((fold) => (indices.has(fold.after) ? [{ ...fold, after: indices.get(fold.after)! }] : [])),
    dropped: countSeen(buffer, layout, stretches) - events.length,
    probeEffect: { status: 'not-compared' },
  }
}

/** All of a recorder's state lies in its buffer, so another one can end what it began. */
function endOpenTest(buffer: ArrayBufferLike, layout: RecorderLayout): void {
  const log = createEventLog(buffer, layout, () => ({ type: 'other', text: '' }))
  createRecorder(buffer, layout, log).endTest()
}

function failedAmong(tests: readonly (TestId | undefined)[], results: readonly TestResult[]): ReadonlySet<TestId> {
  const passed = new Set(results.filter(({ status }) => status === 'passed').map(({ id }) => id))
  return new Set(tests.filter((id) => id !== undefined && !passed.has(id)) as TestId[])
}

/** How many events there would be if none was left out. */
function countSeen(buffer: ArrayBufferLike, layout: RecorderLayout, stretches: readonly Stretch[]): number {
  const valued = new Uint8Array(buffer, layout.valued, layout.points)
  let seen = 0
  for (const { counts } of stretches) for (const [point, count] of counts) if ((valued[point]! & 1) === 1) seen += count
  return seen
}
