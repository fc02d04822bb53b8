import * as t from '@babel/types'
import type { ProbeKind, ProbePoint, Span, TestId, TraceEvent, ValueSnapshot } from '#core'
import { failedIds, toSpan } from '#core'
import type { Observed } from '../observed.ts'

/** A probe point whose value can be forced, with what failing tests saw there. */
export interface Site {
  readonly point: ProbePoint
  /** The expression whose value it is; of an effect the statement. */
  readonly node: t.Node
  /** What failing tests saw, in the order of the trace; not all of it where there was much. */
  readonly seen: readonly TraceEvent[]
  /** The most visits in one failing test. */
  readonly visits: number
  readonly types: ReadonlySet<ValueSnapshot['type']>
}

/** Kinds whose probes hand a value on to where it is used. Of assignments those by `=` and declarations: others have assigned before. */
const HANDS_ON: ReadonlySet<ProbeKind> = new Set<ProbeKind>([
  'branch',
  'return',
  'throw',
  'assignment',
  'operand',
  'call',
  'expression',
  'literal',
  'effect',
  'await',
])

/** All sites that a failing test ran and where something was seen, in the order of their points. */
export function collectSites({ source, trace, baseline }: Observed): Site[] {
  const failed = new Set(failedIds(baseline))
  const seen = eventsByPoint(trace.events, failed)
  const visits = mostVisits(trace.spectra, failed)
  const nodes = valuesByRange(source.ast)
  const taken = new Set<t.Node>()
  return trace.points.flatMap((point) => {
    const node = HANDS_ON.has(point.kind) ? nodes.get(keyOf(point.kind === 'effect', point.span)) : undefined
    const events = seen.get(point.id)
    // Of a condition's three points the first is the one that hands it on; of a value's several the innermost decides.
    if (node === undefined || events === undefined || taken.has(node)) return []
    taken.add(node)
    const types = new Set(events.map(({ value }) => value!.type))
    return [{ point, node, seen: events, visits: visits.get(point.id) ?? events.length, types }]
  })
}

function eventsByPoint(events: readonly TraceEvent[], tests: ReadonlySet<TestId>): Map<number, TraceEvent[]> {
  const seen = events.filter(({ test, value }) => test !== null && tests.has(test) && value !== null)
  return Map.groupBy(seen, ({ point }) => point)
}

function mostVisits(spectra: Observed['trace']['spectra'], tests: ReadonlySet<TestId>): Map<number, number> {
  const most = new Map<number, number>()
  for (const { test, counts } of spectra) {
    if (tests.has(test)) for (const [point, count] of counts) most.set(point, Math.max(most.get(point) ?? 0, count))
  }
  return most
}

/** The expression that each probed range gives the value of: a statement's argument, a declared variable's initial value, or itself. */
function valuesByRange(root: t.Node): ReadonlyMap<string, t.Node> {
  const values = new Map<string, t.Node>()
  t.traverseFast(root, (node) => {
    if (node.start == null || node.end == null) return
    const value = valueOf(node)
    if (value !== null) values.set(keyOf(false, toSpan(node)), value)
    if (t.isStatement(node)) values.set(keyOf(true, toSpan(node)), node)
  })
  return values
}

function valueOf(node: t.Node): t.Expression | null {
  if (t.isReturnStatement(node) || t.isThrowStatement(node)) return node.argument ?? null
  if (t.isVariableDeclarator(node)) return node.init ?? null
  if (t.isClassProperty(node) || t.isClassPrivateProperty(node)) return node.value ?? null
  if (t.isAssignmentExpression(node)) return node.operator === '=' ? node.right : null
  return t.isExpression(node) && !t.isFunction(node) && !t.isClass(node) && !t.isUpdateExpression(node) ? node : null
}

function keyOf(isStatement: boolean, { start, end }: Span): string {
  return `${isStatement ? 'statement' : 'value'} ${start}-${end}`
}
