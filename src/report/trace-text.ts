import type { Fold, ProbeKind, TestId, Trace, TraceEvent } from '#core'
import { printable } from './printable.ts'
import type { Paint } from './style.ts'

/** What one test did, event by event: by default the failing test that is the shortest to read. */
export function traceText(trace: Trace, failed: readonly TestId[], paint: Paint): string[] {
  const test = shortest(trace, failed)
  if (test === null) return []
  const events = trace.events.filter((event) => event.test === test)
  const folds = new Map(trace.folds.map((fold) => [fold.after, fold]))
  const lines = events.flatMap((event) => {
    const fold = folds.get(event.index)
    const line = isShown(trace, event) ? [eventLine(trace, event, paint)] : []
    return fold === undefined ? line : [...line, paint('dim', foldLine(fold))]
  })
  const effect = trace.probeEffect.status === 'none' ? `; with and without probes ${trace.probeEffect.tests} tests end alike` : ''
  return [`${paint('bold', 'trace')} of ${printable(test, { max: 60 })}${paint('dim', effect)}`, ...lines]
}

function shortest(trace: Trace, failed: readonly TestId[]): TestId | null {
  const counts = new Map(failed.map((test) => [test, 0]))
  for (const { test } of trace.events) if (test !== null && counts.has(test)) counts.set(test, counts.get(test)! + 1)
  const seen = [...counts].filter(([, count]) => count > 0)
  return seen.sort(([, a], [, b]) => a - b)[0]?.[0] ?? null
}

/** What every expression on the way was would hide the way. */
function isShown({ points }: Trace, { point }: TraceEvent): boolean {
  const { kind } = points[point]!
  return kind !== 'expression' && kind !== 'literal' && kind !== 'effect'
}

/** How an event reads, between its label and its value. */
const VERBS: Partial<Record<ProbeKind, string>> = {
  return: 'returns',
  throw: 'throws',
  branch: 'is',
  call: 'gives',
}

function eventLine({ points }: Trace, event: TraceEvent, paint: Paint): string {
  const { line, label, kind } = points[event.point]!
  const { value, before, visit, origin, anomalous } = event
  const place = `  line ${String(line).padEnd(4)} ${printable(label, { max: 80 })}`
  if (value === null) return `${place}${kind === 'loop' && visit !== undefined ? paint('dim', `  turn ${visit}`) : ''}`
  const old = before === undefined ? '' : `${printable(before.text, { max: 60 })} → `
  const from = origin === undefined ? '' : paint('dim', `  from line ${points[origin]!.line}`)
  const seen = printable(value.text, { max: 120 })
  return `${place} ${VERBS[kind] ?? '='} ${old}${anomalous ? paint('yellow', seen) : seen}${from}`
}

function foldLine({ turns, same }: Fold): string {
  const many = turns === 1 ? 'one more turn' : `${turns} more turns`
  return same ? `  … ${many}, the same` : `  … ${many} not kept`
}
